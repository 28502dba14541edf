package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.ResponseId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The responses, for writing. The database's constraints decide which of several is the one. */
@Singleton
class StoredSubmissions {
    private static final String INSERT =
            """
            insert into response (invitation_id, submission_id, receipt, survey_id, service_id,
                destination_service_id, transition_date, answered_on, submitted_at, mode, language,
                respondent, relationship, synthetic, age_band, sex, ethnic_group,
                deprivation_quintile, admission)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT_ANSWERS =
            """
            insert into response_answers (response_id, code, version, answers)
            select id, cast(? as text), cast(? as integer), cast(? as smallint[])
            from response where submission_id = ?
            """;

    /**
     * Ends with the condition on {@code c}, the responses' content, in which those of walk-ins are
     * not.
     */
    private static final String INSERT_TAIL =
            """
            insert into response_tail (sign, response_id, service_id, destination_service_id,
                transition_date, answered_on, mode, language, respondent, synthetic, codes, versions,
                answers, age_band, sex, ethnic_group, deprivation_quintile, admission)
            select cast(? as smallint), c.response_id, c.service_id, c.destination_service_id,
                c.transition_date, c.answered_on, c.mode, c.language, c.respondent, c.synthetic, c.codes,
                c.versions, c.answers, c.age_band, c.sex, c.ethnic_group, c.deprivation_quintile,
                c.admission
            from response_content c
            """;

    private final Database database;

    StoredSubmissions(Database database) {
        this.database = database;
    }

    /**
     * Waits for a parallel submission of the same invitation or with the same submission id.
     *
     * @return false when there is one already; then nothing was changed
     */
    boolean insert(NewResponse response) {
        return database.update(INSERT + "on conflict do nothing", parameters(response)) == 1;
    }

    /** Stores the answers of a response that the same transaction has inserted. */
    void insertAnswers(Submission submission) {
        insertAnswers(List.of(submission));
    }

    /** Many at once; those that are there already are left as they are. */
    void insertAll(List<NewResponse> responses) {
        if (responses.isEmpty()) {
            return;
        }
        int[] inserted =
                database.batch(
                        INSERT + "on conflict (invitation_id) do nothing",
                        responses.stream().map(StoredSubmissions::parameters).toList());
        insertAnswers(
                IntStream.range(0, inserted.length)
                        .filter(i -> inserted[i] == 1)
                        .mapToObj(i -> responses.get(i).submission())
                        .toList());
    }

    /** And into the tail with them, once they are whole, so that they are counted. */
    private void insertAnswers(List<Submission> submissions) {
        if (submissions.isEmpty()) {
            return;
        }
        database.batch(
                INSERT_ANSWERS,
                submissions.stream().flatMap(s -> answerParameters(s).stream()).toList());
        database.update(
                INSERT_TAIL
                        + """
                        where c.response_id in (
                            select id from response where submission_id = any(cast(? as uuid[])))
                        """,
                1,
                submissions.stream().map(s -> s.submissionId().toString()).toArray(String[]::new));
    }

    /** Keeps others who would erase it waiting until the transaction ends. */
    Optional<ResponseId> lock(SurveyId survey, String receipt) {
        return database.first(
                "select id from response where survey_id = ? and receipt = ? for update",
                row -> row.id("id", ResponseId::new),
                survey,
                receipt);
    }

    /**
     * A response that is still in the tail leaves it; a folded one goes back there, to be taken
     * away. A folding in progress has locked its row of the tail, and the delete waits for it.
     */
    void erase(ResponseId id) {
        boolean folded =
                database.update("delete from response_tail where response_id = ?", id) == 0;
        if (folded) {
            database.update(INSERT_TAIL + "where c.response_id = ?", -1, id);
        }
        database.update(
                """
                insert into response_erasure as counted (service_id, month, erased)
                select service_id, cast(date_trunc('month', transition_date) as date), 1
                from response where id = ? and mode not in ('kiosk', 'open')
                on conflict (service_id, month) do update set erased = counted.erased + 1
                """,
                id);
        database.update("delete from response where id = ?", id);
    }

    /** Takes back what the same transaction has inserted. */
    void takeBack(Submission submission) {
        database.update("delete from response where submission_id = ?", submission.submissionId());
    }

    boolean isUsed(UUID submissionId) {
        return database.first(
                        "select 1 as one from response where submission_id = ?",
                        row -> row.integer("one"),
                        submissionId)
                .isPresent();
    }

    Optional<Receipt> receipt(InvitationId invitation) {
        return database.first(
                "select receipt, submitted_at from response where invitation_id = ?",
                StoredSubmission::receipt,
                invitation);
    }

    Optional<StoredSubmission> find(InvitationId invitation) {
        return Optional.ofNullable(find(List.of(invitation)).get(invitation));
    }

    Map<InvitationId, StoredSubmission> find(Collection<InvitationId> invitations) {
        Map<InvitationId, StoredSubmission> found = new HashMap<>();
        database.query(
                """
                select r.*, a.code, a.version, a.answers
                from response r join response_answers a on a.response_id = r.id
                where r.invitation_id = any(cast(? as uuid[]))
                """,
                row ->
                        found.computeIfAbsent(
                                        row.id("invitation_id", InvitationId::new),
                                        id -> StoredSubmission.withoutAnswers(row))
                                .addAnswers(row),
                (Object) invitations.stream().map(InvitationId::toString).toArray(String[]::new));
        return found;
    }

    private static Object[] parameters(NewResponse r) {
        Submission s = r.submission();
        AboutYou about = r.about();
        return new Object[] {
            s.invitationId(),
            s.submissionId(),
            r.receipt().code(),
            r.survey().id(),
            r.invitation().serviceId(),
            r.invitation().destinationServiceId().orElse(null),
            r.invitation().transitionDate(),
            s.answeredOn(),
            r.receipt().submittedAt(),
            s.mode(),
            r.language(),
            s.respondent(),
            s.relationship().orElse(null),
            r.survey().demonstration(),
            about.ageBand().orElse(null),
            about.sex().orElse(null),
            about.ethnicGroup().orElse(null),
            about.deprivation().orElse(null),
            about.admission().orElse(null)
        };
    }

    private static List<Object[]> answerParameters(Submission submission) {
        List<Object[]> rows = new ArrayList<>();
        for (InstrumentAnswers part : submission.instruments()) {
            Short[] codes =
                    part.answers().stream().map(a -> (short) a.code()).toArray(Short[]::new);
            rows.add(
                    new Object[] {
                        part.instrument().code(),
                        part.instrument().version(),
                        codes,
                        submission.submissionId()
                    });
        }
        return rows;
    }
}
