package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.storage.Database;

/**
 * Notes the language that the person reads from now on, on whichever device; the one that they were
 * invited in stays recorded beside it.
 */
@Singleton
public class ChangeLanguage {
    private final Database database;

    ChangeLanguage(Database database) {
        this.database = database;
    }

    @Transactional
    public void to(InvitationId id, String language) {
        database.update("update invitation set chosen_language = ? where id = ?", language, id);
    }
}
