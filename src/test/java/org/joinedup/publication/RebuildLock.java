package org.joinedup.publication;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

import java.util.function.Supplier;

/** Lets a test keep a rebuild waiting, as a folding does. */
@Singleton
class RebuildLock {
    private final Database database;

    RebuildLock(Database database) {
        this.database = database;
    }

    @Transactional
    <T> T whileFoldingsGoOn(Supplier<T> act) {
        database.query("select pg_advisory_xact_lock_shared(7503, 0)", row -> {});
        return act.get();
    }
}
