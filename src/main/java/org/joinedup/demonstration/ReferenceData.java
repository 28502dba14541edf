package org.joinedup.demonstration;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.organisation.LoadReferenceLists;
import org.joinedup.questionnaire.ReleaseInstrument;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.time.LocalDate;

/**
 * Brings the data that ship with the product into the database before the first request is taken:
 * all of it or nothing. Nodes that start together take turns; each after the first finds all there.
 */
@Singleton
class ReferenceData {
    private static final long LOCK = 7503;

    private final LoadReferenceLists loadLists;
    private final ReleaseInstrument release;
    private final Database database;
    private final Clock clock;

    ReferenceData(
            LoadReferenceLists loadLists,
            ReleaseInstrument release,
            Database database,
            Clock clock) {
        this.loadLists = loadLists;
        this.release = release;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    void load() {
        database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
        loadLists.load(ShippedLists.read());
        LocalDate today = LocalDate.now(clock);
        ShippedInstruments.read().forEach(instrument -> release.release(instrument, today));
    }
}
