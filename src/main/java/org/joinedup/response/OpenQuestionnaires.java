package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The questionnaires that were begun and not sent. Each answer is saved by one statement. */
@Singleton
class OpenQuestionnaires {
    /** Stored for a statement that the person has not come to; 0 is for one that was skipped. */
    private static final short UNSEEN = -1;

    private final Database database;
    private final Clock clock;

    OpenQuestionnaires(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<OpenQuestionnaire> find(InvitationId invitation) {
        return database.first(
                "select * from open_questionnaire where invitation_id = ?",
                OpenQuestionnaires::read,
                invitation);
    }

    /** The same, and nobody else may change it until the transaction ends. */
    Optional<OpenQuestionnaire> lock(InvitationId invitation) {
        return database.first(
                "select * from open_questionnaire where invitation_id = ? for update",
                OpenQuestionnaires::read,
                invitation);
    }

    /**
     * Nobody else may change any of them until the transaction ends, which from now on fails where
     * it would have to wait longer for a lock.
     */
    void lockAll(Collection<InvitationId> invitations, Duration patience) {
        database.query(
                "select set_config('lock_timeout', ?, true)",
                row -> {},
                patience.toMillis() + "ms");
        database.query(
                """
                select 1 from open_questionnaire where invitation_id = any(cast(? as uuid[]))
                order by invitation_id for update
                """,
                row -> {},
                (Object) invitations.stream().map(InvitationId::toString).toArray(String[]::new));
    }

    /** Begins, or says anew who answers; answers that were saved stay. */
    void start(
            InvitationId invitation,
            Respondent respondent,
            Optional<Relationship> relationship,
            int statements) {
        database.update(
                """
                insert into open_questionnaire
                    (invitation_id, respondent, relationship, answers, started_at, saved_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (invitation_id) do update set respondent = excluded.respondent,
                    relationship = excluded.relationship, saved_at = excluded.saved_at
                """,
                invitation,
                respondent,
                relationship.orElse(null),
                Collections.nCopies(statements, UNSEEN).toArray(Short[]::new),
                clock.instant(),
                clock.instant());
    }

    /**
     * Saves one answer and touches no other, so that two tabs do not undo each other.
     *
     * @return false when the questionnaire is not open
     */
    boolean save(InvitationId invitation, int number, Answer answer) {
        return database.update(
                        """
                        update open_questionnaire
                        set answers[cast(? as integer)] = cast(? as smallint), saved_at = ?
                        where invitation_id = ?
                        """,
                        number,
                        answer.code(),
                        clock.instant(),
                        invitation)
                == 1;
    }

    /**
     * Replaces what the person has said of themselves.
     *
     * @param passed false where the person stopped on the page, to be shown it again
     * @return false when the questionnaire is not open
     */
    boolean save(InvitationId invitation, AboutYou about, boolean passed) {
        return database.update(
                        """
                        update open_questionnaire
                        set age_band = ?, sex = ?, ethnic_group = ?,
                            about_you_passed = about_you_passed or ?, saved_at = ?
                        where invitation_id = ?
                        """,
                        about.ageBand().orElse(null),
                        about.sex().orElse(null),
                        about.ethnicGroup().orElse(null),
                        passed,
                        clock.instant(),
                        invitation)
                == 1;
    }

    void delete(InvitationId invitation) {
        database.update("delete from open_questionnaire where invitation_id = ?", invitation);
    }

    void deleteAll(Collection<InvitationId> invitations) {
        database.update(
                "delete from open_questionnaire where invitation_id = any(cast(? as uuid[]))",
                (Object) invitations.stream().map(InvitationId::toString).toArray(String[]::new));
    }

    private static OpenQuestionnaire read(Row row) {
        List<Optional<Answer>> saved = new ArrayList<>();
        for (byte code : row.codes("answers")) {
            saved.add(code == UNSEEN ? Optional.empty() : Optional.of(Answer.fromCode(code)));
        }
        return new OpenQuestionnaire(
                row.uuid("submission_id"),
                row.coded("respondent", Respondent.class),
                Optional.ofNullable(row.coded("relationship", Relationship.class)),
                StoredAboutYou.said(row),
                row.flag("about_you_passed"),
                saved);
    }
}
