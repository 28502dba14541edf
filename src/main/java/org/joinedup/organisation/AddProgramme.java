package org.joinedup.organisation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;

import java.util.HashSet;
import java.util.Set;

/** Creates a programme with its sites. */
@Singleton
class AddProgramme {
    private final StoredProgrammes programmes;
    private final CreationLock lock;
    private final AuditTrail audit;

    AddProgramme(StoredProgrammes programmes, CreationLock lock, AuditTrail audit) {
        this.programmes = programmes;
        this.lock = lock;
        this.audit = audit;
    }

    /** What became of it. */
    sealed interface Outcome {
        record Added() implements Outcome {}

        record Exists() implements Outcome {}

        record SiteTwice(int index) implements Outcome {}
    }

    @Transactional
    Outcome add(Programme programme, String actor) {
        lock.take();
        if (programmes.codes().contains(programme.code())) {
            return new Outcome.Exists();
        }
        Set<String> sites = new HashSet<>();
        for (int i = 0; i < programme.sites().size(); i++) {
            if (!sites.add(programme.sites().get(i).code())) {
                return new Outcome.SiteTwice(i);
            }
        }
        programmes.store(programme);
        audit.record(
                actor, "create-programme", programme.code(), programme.sites().size() + " sites");
        return new Outcome.Added();
    }
}
