package org.joinedup.access;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.List;
import java.util.Optional;

/** Reads the whole audit trail and looks whether it is as it was written. */
@Singleton
class VerifyAudit {
    private final Database database;

    VerifyAudit(Database database) {
        this.database = database;
    }

    /**
     * @param heads that were kept elsewhere
     */
    @Transactional
    ChainCheck.Result verify(List<String> heads) {
        ChainCheck check = new ChainCheck(heads);
        database.query(ChainCheck.SELECT, row -> accept(check, row));
        return check.result();
    }

    /** Empty while there is no entry. */
    Optional<String> head() {
        return database.first(
                "select position, hash from audit_chain order by position desc limit 1",
                row -> ChainCheck.head(row.count("position"), row.bytes("hash")));
    }

    private static void accept(ChainCheck check, Row row) {
        Long position = row.optionalCount("position");
        long entry = row.count("entry");
        if (position == null) {
            check.acceptUnplaced(entry, row.flag("waiting"));
        } else if (!row.flag("present")) {
            check.acceptWithoutEntry(position, row.bytes("hash"), entry);
        } else {
            check.accept(
                    position,
                    row.bytes("hash"),
                    entry,
                    new ChainCheck.Content(
                            row.count("micros"),
                            row.text("actor"),
                            row.text("act"),
                            row.text("subject"),
                            row.text("details"),
                            row.text("origin")));
        }
    }
}
