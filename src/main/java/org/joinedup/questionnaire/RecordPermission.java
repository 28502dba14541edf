package org.joinedup.questionnaire;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.storage.Database;

/**
 * Records the rights holder's permission; a later record replaces the earlier one, and the audit
 * trail has both.
 */
@Singleton
class RecordPermission {
    private final Database database;
    private final AuditTrail audit;

    RecordPermission(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    @Transactional
    void record(InstrumentId id, Permission permission, Caller caller) {
        database.update(
                """
                insert into instrument_permission (code, version, granted_by, granted_on, reference, recorded_by)
                values (?, ?, ?, ?, ?, ?)
                on conflict (code, version) do update set granted_by = excluded.granted_by,
                    granted_on = excluded.granted_on, reference = excluded.reference,
                    recorded_by = excluded.recorded_by, recorded_at = now()
                """,
                id.code(),
                id.version(),
                permission.grantedBy(),
                permission.grantedOn(),
                permission.reference(),
                caller.name());
        audit.record(
                caller.name(),
                "record-instrument-permission",
                id.toString(),
                permission.grantedOn() + " " + permission.reference());
    }
}
