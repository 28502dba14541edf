package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.ResponseId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The responses, for writing. The database's constraints decide which of several is the one. */
@Singleton
class StoredSubmissions {
    private static final String WHERE_OPEN =
            "join survey s on s.id = cast(n.survey_id as uuid) and s.state = 'open' ";

    /** In one order, so that no two can wait for each other. */
    private static final String IN_ORDER = "order by n.invitation_id ";

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

    /** A response that this transaction has inserted, without its answers so far. */
    record Inserted(ResponseId id, Submission submission) {}

    /**
     * Waits for a parallel submission of the same invitation or with the same submission id.
     *
     * @return nothing when there is one already; then nothing was changed
     */
    Optional<Inserted> insert(NewResponse response) {
        return insert("on conflict do nothing", List.of(response)).stream().findFirst();
    }

    /**
     * Several, for surveys that are open; waits as with one.
     *
     * @return without those that were not inserted
     */
    List<Inserted> insertWhereOpen(List<NewResponse> responses) {
        return insert(WHERE_OPEN + IN_ORDER + "on conflict do nothing", responses);
    }

    /** Many at once; those that are there already are left as they are. */
    void insertAll(List<NewResponse> responses) {
        insertAnswers(insert(IN_ORDER + "on conflict (invitation_id) do nothing", responses));
    }

    private List<Inserted> insert(String how, List<NewResponse> responses) {
        Map<UUID, Submission> submissions =
                responses.stream()
                        .map(NewResponse::submission)
                        .collect(Collectors.toMap(Submission::submissionId, each -> each));
        return database.list(
                SubmissionRows.INSERT + how + " returning id, submission_id",
                row ->
                        new Inserted(
                                row.id("id", ResponseId::new),
                                submissions.get(row.uuid("submission_id"))),
                SubmissionRows.of(responses));
    }

    /** And into the tail with them, once they are whole, so that they are counted. */
    void insertAnswers(List<Inserted> responses) {
        if (responses.isEmpty()) {
            return;
        }
        database.update(SubmissionRows.INSERT_ANSWERS, SubmissionRows.ofAnswers(responses));
        database.update(
                INSERT_TAIL + "where c.response_id = any(cast(? as uuid[]))",
                1,
                responses.stream().map(each -> each.id().toString()).toArray(String[]::new));
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
    void takeBack(Inserted response) {
        database.update("delete from response where id = ?", response.id());
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
}
