package org.joinedup.commissioner;

import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;

/** Writes down who took lines as a file. Of what is open to everybody nobody is known. */
@Singleton
class NoteExport {
    private final AuditTrail audit;

    NoteExport(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * @param subject an edition's id, or which lines they are
     */
    void note(@Nullable Caller caller, String subject, String form) {
        if (caller != null) {
            audit.record(caller.name(), "export-observations", subject, form);
        }
    }
}
