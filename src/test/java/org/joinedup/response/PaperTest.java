package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PaperTest extends ServiceTest {
    private static final String HEADING =
            "service,external_reference,transition_date,answered_on,respondent,relationship,ctm-02,ctm-09,ctm-13\n";
    private static final LocalDate LEFT = Questionnaires.transition();
    private static final LocalDate ANSWERED = LEFT.plusDays(7);

    @Inject TransactionOperations<?> transactions;

    private Questionnaires questionnaires;
    private ServiceId service;
    private SurveyId survey;
    private Api coordinator;

    @BeforeEach
    void open() {
        questionnaires = new Questionnaires(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        coordinator = api.administrator();
    }

    private Reply send(String lines) {
        return coordinator.write(
                "POST", "/api/v1/surveys/" + survey + "/responses", "text/csv", HEADING + lines);
    }

    private static String line(String reference, String answers) {
        return "WARD-1," + reference + "," + LEFT + "," + ANSWERED + ",self,," + answers + "\n";
    }

    private void assertNamed(Reply reply, int line, String column) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().get("code").asText()).isEqualTo("invalid-rows");
        assertThat(reply.json().at("/errors/0/line").asInt()).isEqualTo(line);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(column);
        assertThat(questionnaires.responses(survey)).isZero();
        assertThat(invitations()).isZero();
    }

    private long invitations() {
        return database.first(
                        "select count(*) as n from invitation where survey_id = ?",
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    private void assertCounts(Reply reply, int stored, int unchanged) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().get("stored").asInt()).isEqualTo(stored);
        assertThat(reply.json().get("unchanged").asInt()).isEqualTo(unchanged);
        assertThat(reply.json().get("total").asInt()).isEqualTo(stored + unchanged);
    }

    @Test
    void forms_are_stored_and_the_same_file_again_changes_nothing() {
        String file = line("P-1", "3,9,") + line("P-2", "1,2,4");

        assertCounts(send(file), 2, 0);
        assertCounts(send(file), 0, 2);
        assertThat(questionnaires.responses(survey)).isEqualTo(2);
        assertThat(
                        database.list(
                                """
                                select r.mode || ' ' || i.mode || ' ' || i.state || ' ' || cast(a.answers as text) as said
                                from response r join invitation i on i.id = r.invitation_id
                                join response_answers a on a.response_id = r.id
                                where r.survey_id = ? order by i.external_reference
                                """,
                                row -> row.text("said"),
                                survey))
                .containsExactly("paper paper completed {3,9,0}", "paper paper completed {1,2,4}");
    }

    @Test
    void a_file_with_more_lines_stores_the_new_ones_only() {
        send(line("P-1", "3,3,3"));

        assertCounts(send(line("P-1", "3,3,3") + line("P-2", "4,4,4")), 1, 1);
    }

    @Test
    void a_survey_that_is_closed_while_a_file_comes_in_takes_none_of_it() throws Exception {
        FutureTask<Reply> sending = new FutureTask<>(() -> send(line("P-1", "3,3,3")));

        transactions.executeWrite(
                status -> {
                    questionnaires.setState(survey, "closed");
                    Thread.ofVirtual().start(sending);
                    return awaitWaiting();
                });

        assertThat(sending.get().status()).isEqualTo(409);
        assertThat(sending.get().json().get("code").asText()).isEqualTo("survey-not-open");
        assertThat(invitations()).isZero();
    }

    /** Until somebody waits for what this transaction has locked, or for long enough. */
    private boolean awaitWaiting() {
        boolean waits = false;
        for (int i = 0; i < 500 && !waits; i++) {
            waits =
                    database.first(
                                    """
                                    select 1 as one from pg_locks where not granted
                                        and transactionid = cast(pg_current_xact_id() as xid)
                                    """,
                                    row -> row.integer("one"))
                            .isPresent();
            LockSupport.parkNanos(20_000_000);
        }
        return waits;
    }

    @Test
    void other_answers_under_an_answered_reference_are_named_and_nothing_is_stored() {
        send(line("P-1", "3,3,3"));
        Reply reply = send(line("P-2", "3,3,3") + line("P-1", "3,3,4"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("external_reference");
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void a_form_completes_the_invitation_that_its_person_has() {
        Invited invited = questionnaires.invite(survey, service, "P-9");
        questionnaires.expire(invited);

        assertCounts(send(line("P-9", "3,3,3")), 1, 0);
        assertThat(questionnaires.state(invited)).isEqualTo("completed");
        assertThat(questionnaires.stored(invited, "ctm-3")).containsExactly(3, 3, 3);
        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void a_form_of_somebody_who_answered_on_the_link_is_refused_whether_it_says_the_same_or_not() {
        Invited invited = questionnaires.invite(survey, service, "A-1");
        api.post("/api/v1/invitations/" + invited.token() + "/responses", JsonBody.of("ctm-3", 3));

        Reply same = send(line("A-1", "3,3,3"));
        Reply other = send(line("A-1", "1,2,4"));

        assertThat(same.status()).isEqualTo(422);
        assertThat(same.body()).isEqualTo(other.body());
    }

    @Test
    void a_form_of_somebody_who_opted_out_is_named() {
        Invited invited = questionnaires.invite(survey, service, "P-9");
        questionnaires.setState(invited, "opted-out");
        Reply reply = send(line("P-9", "3,3,3"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/reason").asText()).contains("opted-out");
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void a_service_or_date_other_than_the_invitations_is_named() {
        questionnaires.service("WARD-2");
        questionnaires.invite(survey, service, "P-9");

        Reply other = send(line("P-9", "3,3,3").replace("WARD-1", "WARD-2"));
        Reply late =
                send(line("P-9", "3,3,3").replace(LEFT.toString(), LEFT.minusDays(1).toString()));

        assertThat(other.json().at("/errors/0/field").asText()).isEqualTo("service");
        assertThat(late.json().at("/errors/0/field").asText()).isEqualTo("transition_date");
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void every_bad_cell_is_named_with_its_line_and_column() {
        String good = line("P-1", "3,3,3");
        Map.of(
                        good.replace("WARD-1", "NOWHERE"), "service",
                        good.replace("P-1", ""), "external_reference",
                        good.replace("P-1", "P-0"), "external_reference",
                        good.replace(LEFT.toString(), "1/2/2026"), "transition_date",
                        good.replace(LEFT.toString(), LEFT.minusYears(1).toString()),
                                "transition_date",
                        good.replace(ANSWERED.toString(), LEFT.plusDays(1).toString()),
                                "answered_on",
                        good.replace(
                                        ANSWERED.toString(),
                                        Questionnaires.today().plusDays(2).toString()),
                                "answered_on",
                        good.replace("self", "staff"), "respondent",
                        good.replace("self", "proxy"), "relationship",
                        good.replace("3,3,3", "3,8,3"), "ctm-09")
                .forEach((bad, column) -> assertNamed(send(line("P-0", "1,1,1") + bad), 3, column));
        assertNamed(send(line("P-0", "1,1,1") + line("P-1", ",,")), 3, "ctm-02");
    }

    @Test
    void unknown_and_missing_columns_are_named() {
        Reply reply =
                coordinator.write(
                        "POST",
                        "/api/v1/surveys/" + survey + "/responses",
                        "text/csv",
                        HEADING.replace("ctm-13", "ctm-14") + line("P-1", "3,3,3"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("ctm-14").contains("ctm-13");
    }

    @Test
    void a_closed_survey_takes_no_forms() {
        questionnaires.setState(survey, "closed");

        assertThat(send(line("P-1", "3,3,3")).status()).isEqualTo(409);
    }

    @Test
    void only_coordinators_of_the_surveys_organisation_and_administrators_may_send() {
        questionnaires.service("OTHER");
        Api stranger = signedIn("coordinator", "OTHER");
        Api viewer = signedIn("viewer", "WARD-1");
        Api own = signedIn("coordinator", "WARD-1");

        coordinator = stranger;
        assertThat(send(line("P-1", "3,3,3")).status()).isEqualTo(404);
        coordinator = viewer;
        assertThat(send(line("P-1", "3,3,3")).status()).isEqualTo(403);
        coordinator = api;
        assertThat(send(line("P-1", "3,3,3")).status()).isEqualTo(401);
        coordinator = own;
        assertCounts(send(line("P-1", "3,3,3")), 1, 0);
    }

    private Api signedIn(String role, String organisation) {
        String name = role + "-of-" + organisation;
        api.administrator()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "username", name,
                                "displayName", name,
                                "password", Api.PASSWORD,
                                "role", role,
                                "organisation", organisation));
        return api.signedIn(name, Api.PASSWORD);
    }

    @Test
    void twenty_thousand_forms_are_stored_in_reasonable_time() {
        String file =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> line("P-" + i, "3,3,3"))
                        .collect(Collectors.joining());
        Instant start = Instant.now();

        assertCounts(send(file), 20_000, 0);
        assertCounts(send(file), 0, 20_000);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(2));
    }
}
