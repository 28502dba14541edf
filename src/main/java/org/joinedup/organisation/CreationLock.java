package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

/**
 * Lets one transaction at a time create organisations, services or programmes, so that what a file
 * was checked against still holds when it is stored. Creating is rare; reading waits for nothing.
 */
@Singleton
class CreationLock {
    private static final long KEY = 7502;

    private final Database database;

    CreationLock(Database database) {
        this.database = database;
    }

    void take() {
        database.query("select pg_advisory_xact_lock(?)", row -> {}, KEY);
    }
}
