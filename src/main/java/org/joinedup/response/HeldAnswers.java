package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.storage.Database;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether answers of one person are held. What they are is told to nobody: those who invite people
 * have their links, too, so that a page with the answers would open for them.
 */
@Singleton
public class HeldAnswers {
    private final Database database;

    HeldAnswers(Database database) {
        this.database = database;
    }

    /**
     * What is held.
     *
     * @param begun whether a questionnaire was begun and not sent
     * @param answeredOn the day, of one that was sent
     */
    public record Held(boolean begun, Optional<LocalDate> answeredOn) {}

    public Held of(InvitationId id) {
        return database.first(
                        """
                        select exists(select 1 from open_questionnaire where invitation_id = ?) as begun,
                            (select answered_on from response where invitation_id = ?) as answered_on
                        """,
                        row ->
                                new Held(
                                        row.flag("begun"),
                                        Optional.ofNullable(row.date("answered_on"))),
                        id,
                        id)
                .orElseThrow();
    }
}
