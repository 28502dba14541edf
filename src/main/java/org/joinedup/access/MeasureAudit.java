package org.joinedup.access;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;
import org.joinedup.storage.Database;

/** How long the audit trail is: it only ever grows. */
@Factory
class MeasureAudit {
    private static final String NAME = "joinedup.audit.head.entries";

    @Singleton
    @Named(NAME)
    Measure head(Database database) {
        return new Measure(
                NAME,
                "Place of the last entry of the audit trail",
                () ->
                        database.first(
                                        "select position from audit_chain order by position desc"
                                                + " limit 1",
                                        row -> row.count("position"))
                                .orElse(0L));
    }
}
