package org.joinedup.access;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

/**
 * Who did what to which thing. Written in the transaction of the act, so that neither is there
 * without the other.
 */
@Singleton
public class AuditTrail {
    private final Database database;

    AuditTrail(Database database) {
        this.database = database;
    }

    /**
     * @param details never a secret, an answer or a contact detail
     */
    public void record(String actor, String act, String subject, String details) {
        database.update(
                "insert into audit_entry (actor, act, subject, details) values (?, ?, ?, ?)",
                actor,
                act,
                subject,
                details);
    }
}
