package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.fieldwork.NotifyStandIn.Sent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestDatabase;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

class PurgeTest extends SendingFixture {
    private static final int PEOPLE = 40;
    private static final int ONLINE = 20;
    private static final int ON_PAPER = 10;
    private static final String INSTRUMENT = "ctm-3";
    private static final LocalDate LEFT = SurveyFixtures.today().minusDays(10);

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.purge.interval", "200ms");
        return settings;
    }

    private long rows(String sql, SurveyId survey) {
        return database.first("select count(*) as n from " + sql, row -> row.count("n"), survey)
                .orElseThrow();
    }

    private void makeItsDay(SurveyId survey) {
        database.update(
                "update survey set purge_on = ? where id = ?", SurveyFixtures.today(), survey);
    }

    private void purge(SurveyId survey) {
        makeItsDay(survey);
        await(() -> rows("survey where id = ? and purged_at is not null", survey) == 1);
    }

    @Test
    void from_the_day_of_the_purge_nobody_can_tell_who_was_asked_or_who_answered_what() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + 11));
        awaitStep(survey, "sent", 0, 12);
        List<Sent> sent = List.copyOf(notify.accepted());
        for (Sent one : sent.subList(0, 5)) {
            assertThat(answer(one.token()).status()).isEqualTo(201);
        }
        JsonNode counted = progress(survey);
        JsonNode fieldwork = fieldwork(survey);
        assertThat(rows("invitation_contact where survey_id = ?", survey)).isPositive();

        purge(survey);

        assertThat(rows("invitation_contact where survey_id = ?", survey)).isZero();
        assertThat(rows("response where survey_id = ?", survey)).isEqualTo(5);
        assertThat(rows("response where invitation_id is not null and survey_id = ?", survey))
                .isZero();
        assertThat(
                        rows(
                                "invitation where coalesce(external_reference, cast(ended_at as"
                                        + " text)) is not null and survey_id = ?",
                                survey))
                .isZero();
        assertThat(progress(survey)).isEqualTo(counted);
        assertThat(fieldwork(survey).at("/steps/0")).isEqualTo(fieldwork.at("/steps/0"));
        assertThat(api.get("/s/" + sent.getFirst().token()).status()).isEqualTo(404);
        assertThat(told(sent.getFirst().reference(), "delivered").status()).isEqualTo(204);
        assertThat(rows("outbox where delivery is not null and survey_id = ?", survey)).isZero();
        rest();
        assertThat(notify.accepted()).as("nobody is written to any more").hasSize(12);
    }

    @Test
    void no_figure_changes_by_the_purge_and_no_form_counts_twice_after_it() {
        SurveyId survey =
                surveys.openSurvey(
                        Map.of("instruments", List.of(Map.of("code", INSTRUMENT, "version", 1))));
        putPlan(survey, PeopleList.plan(Map.of()));
        take(survey, new PeopleList().people(first, first + PEOPLE - 1));
        awaitStep(survey, "sent", 0, PEOPLE);
        String forms = paperForms();
        assertThat(send(survey, forms).json().get("stored").asInt()).isEqualTo(ON_PAPER);
        answerOnline(survey);
        Api provider = Fixtures.signedIn(api, "coordinator", "P1");
        String figures = figures(provider);
        assertThat(figures).contains("\"responses\":" + (ONLINE + ON_PAPER));
        List<String> summaries = summaries();
        assertThat(summaries).isNotEmpty();

        purge(survey);

        assertThat(figures(provider)).isEqualTo(figures);
        assertThat(send(survey, forms).status()).isEqualTo(409);
        assertThat(rows("response where survey_id = ?", survey)).isEqualTo(ONLINE + ON_PAPER);
        assertThat(rows("invitation where survey_id = ?", survey)).isEqualTo(PEOPLE);
        rebuild();
        assertThat(figures(provider)).isEqualTo(figures);
        assertThat(summaries()).isEqualTo(summaries);
    }

    private String paperForms() {
        StringBuilder file =
                new StringBuilder(
                        "service,external_reference,transition_date,answered_on,respondent,relationship,");
        file.append(String.join(",", Questionnaires.items(INSTRUMENT))).append('\n');
        for (int i = 0; i < ON_PAPER; i++) {
            file.append(
                    "S1,REF-%d,%s,%s,self,,%d,2,4\n"
                            .formatted(first + i, LEFT, LEFT.plusDays(7), 1 + i % 4));
        }
        return file.toString();
    }

    private Reply send(SurveyId survey, String forms) {
        return administrator.write(
                "POST", "/api/v1/surveys/" + survey + "/responses", "text/csv", forms);
    }

    private void answerOnline(SurveyId survey) {
        List<Sent> open =
                notify.accepted().stream()
                        .filter(sent -> api.get("/s/" + sent.token()).body().contains("/start"))
                        .toList();
        assertThat(open).hasSize(PEOPLE - ON_PAPER);
        for (int i = 0; i < ONLINE; i++) {
            assertThat(answer(open.get(i).token(), INSTRUMENT, 1 + i % 4).status()).isEqualTo(201);
        }
        await(
                () ->
                        database.list("select 1 from response_tail", row -> 1).isEmpty()
                                && rows("response where survey_id = ?", survey)
                                        == ONLINE + ON_PAPER);
    }

    /** The indicator and the profile of the month, but for when they were asked for. */
    private String figures(Api provider) {
        ServiceId service = service();
        String question =
                "?instrument=%1$s&from=%2$s&to=%2$s".formatted(INSTRUMENT, YearMonth.from(LEFT));
        Reply indicators = provider.get("/api/v1/services/" + service + "/indicators" + question);
        Reply profile = provider.get("/api/v1/services/" + service + "/profile" + question);
        assertThat(indicators.status()).as(indicators.body()).isEqualTo(200);
        assertThat(profile.status()).as(profile.body()).isEqualTo(200);
        return (indicators.body() + profile.body()).replaceAll("\"asOf\":\"[^\"]*\"", "");
    }

    private ServiceId service() {
        return database.first(
                        "select id from service where code = 'S1'",
                        row -> row.id("id", ServiceId::new))
                .orElseThrow();
    }

    private List<String> summaries() {
        return database.list(
                """
                select concat_ws(' ', service_id, code, month, breakdown, category, people, md5(counts))
                    as line
                from indicator_summary order by 1
                """,
                row -> row.text("line"));
    }

    private void rebuild() {
        String path = "/api/v1/summaries/rebuild";
        assertThat(administrator.post(path, "{}").status()).isEqualTo(202);
        await(() -> !administrator.get(path).body().contains("running"));
    }

    @Test
    void whoever_has_the_list_cannot_tell_after_the_purge_who_of_it_was_asked() {
        SurveyId survey = planned(Map.of());
        PeopleList list = new PeopleList().people(first, first + PEOPLE - 1);
        take(survey, list.line("not a service,,,,,,,,,,,,,"));
        List<String> inTheFile =
                IntStream.range(first, first + PEOPLE).mapToObj(n -> "REF-" + n).toList();

        assertThat(references(survey, "i.id"))
                .containsExactlyInAnyOrderElementsOf(inTheFile)
                .isNotEqualTo(inTheFile);
        assertThat(references(survey, "o.id")).as("as they are sent").isNotEqualTo(inTheFile);
        assertThat(report(survey)).contains("\"line\"");
        database.update(
                """
                update fieldwork_list set seed = 5,
                    report = cast(cast(report as jsonb) || cast('{"seed": 5}' as jsonb) as text)
                where survey_id = ?
                """,
                survey);

        purge(survey);

        assertThat(report(survey))
                .doesNotContain("\"line\"", "seed")
                .contains("\"rows\": 41", "\"bad\": 1", "\"invited\": 40");
        assertThat(rows("fieldwork_list where seed is not null and survey_id = ?", survey))
                .isZero();
    }

    private List<String> references(SurveyId survey, String inTheOrderOf) {
        return database.list(
                "select external_reference from invitation i join outbox o on o.invitation_id ="
                        + " i.id and o.step = 0 where i.survey_id = ? order by "
                        + inTheOrderOf,
                row -> row.text("external_reference"),
                survey);
    }

    private String report(SurveyId survey) {
        return database.first(
                        "select report from fieldwork_list where survey_id = ?",
                        row -> row.text("report"),
                        survey)
                .orElseThrow();
    }

    @Test
    void a_purge_waits_for_whoever_writes_to_people_before_it_deletes_how_to_reach_them() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first));
        awaitStep(survey, "sent", 0, 1);

        int deleted =
                transactions.executeWrite(
                        status -> {
                            database.query(
                                    "select 1 from invitation where survey_id = ? for no key"
                                            + " update",
                                    row -> {},
                                    survey);
                            Thread.ofVirtual().start(() -> makeItsDay(survey));
                            awaitWaiting();
                            waitForNobody();
                            return database.update(
                                    "delete from invitation_contact where survey_id = ?", survey);
                        });

        assertThat(deleted).isOne();
        await(() -> rows("survey where id = ? and purged_at is not null", survey) == 1);
    }

    @Test
    void a_survey_that_cannot_be_purged_keeps_no_other_from_it() {
        SurveyId failing = planned(Map.of());
        SurveyId other = planned(Map.of());
        TestDatabase.asOwner(
                database,
                """
                create function refuse() returns trigger language plpgsql
                as 'begin raise exception ''refused''; end'
                """,
                """
                create trigger refuse before update of purged_at on survey for each row
                when (new.id = '%s') execute function refuse()
                """
                        .formatted(failing));

        database.update(
                "update survey set purge_on = ? where id = any(cast(? as uuid[]))",
                SurveyFixtures.today(),
                new String[] {failing.toString(), other.toString()});

        await(() -> rows("survey where id = ? and purged_at is not null", other) == 1);
        assertThat(rows("survey where id = ? and purged_at is not null", failing)).isZero();
        TestDatabase.asOwner(database, "drop trigger refuse on survey", "drop function refuse");
    }

    @Test
    void whoever_was_asked_is_not_asked_again_within_half_a_year_though_nothing_else_is_kept() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first));
        purge(survey);
        SurveyId next = planned(Map.of());

        assertThat(askedLately(next)).isOne();
        database.update(
                "update asked_person set asked_on = ? where survey_id = ?",
                SurveyFixtures.today().minusMonths(7),
                survey);
        await(() -> rows("asked_person where survey_id = ?", survey) == 0);
        assertThat(askedLately(next)).isZero();
    }

    private int askedLately(SurveyId survey) {
        Reply list =
                administrator.post(
                        "/api/v1/surveys/" + survey + "/lists/preview",
                        Map.of("file", new PeopleList().people(first, first).file()));
        return list.json().at("/excluded/asked-recently").asInt();
    }

    @Test
    void what_staff_tried_a_survey_with_is_purged_with_it() {
        SurveyId survey = planned(Map.of());
        String answered = trialLink(survey);
        String begun = trialLink(survey);
        assertThat(answer(answered).status()).isEqualTo(201);
        WebForms.send(api, "/s/" + begun + "/start", Map.of("respondent", "self"));
        String ofTrial = " in (select id from invitation where survey_id = ?)";
        SurveyId trial =
                database.first(
                                "select id from survey where trial_of = ?",
                                row -> row.id("id", SurveyId::new),
                                survey)
                        .orElseThrow();
        assertThat(rows("open_questionnaire where invitation_id" + ofTrial, trial)).isPositive();

        purge(survey);

        assertThat(rows("survey where id = ? and purged_at is not null", trial)).isOne();
        assertThat(rows("open_questionnaire where invitation_id" + ofTrial, trial)).isZero();
        assertThat(rows("invitation_link where invitation_id" + ofTrial, trial)).isZero();
        assertThat(rows("response where invitation_id" + ofTrial, trial)).isZero();
        assertThat(rows("invitation where ended_at is not null and survey_id = ?", trial)).isZero();
        assertThat(api.get("/s/" + answered).status()).isEqualTo(404);
        assertThat(api.get("/s/" + begun).status()).isEqualTo(404);
    }

    @Test
    void a_survey_that_is_closed_while_staff_begin_to_try_it_gets_no_trial() {
        SurveyId survey = planned(Map.of());

        CompletableFuture<Reply> trying =
                transactions.executeWrite(
                        status -> {
                            database.update(
                                    "update survey set state = 'closed' where id = ?", survey);
                            CompletableFuture<Reply> asked =
                                    CompletableFuture.supplyAsync(() -> tryOut(survey));
                            awaitWaiting();
                            return asked;
                        });

        assertThat(trying.join().status()).isEqualTo(422);
        assertThat(rows("survey where trial_of = ?", survey)).isZero();
    }

    private Reply tryOut(SurveyId survey) {
        return WebForms.send(
                administrator,
                "/surveys/" + survey + "/pilot",
                Map.of("service", service().toString()));
    }

    private String trialLink(SurveyId survey) {
        Reply given = tryOut(survey);
        Matcher link =
                Pattern.compile("id=\"link\" href=\"[^\"]*/s/([^\"]+)\"").matcher(given.body());
        assertThat(link.find()).as(given.body()).isTrue();
        return link.group(1);
    }

    private JsonNode progress(SurveyId survey) {
        return administrator.get("/api/v1/surveys/" + survey + "/progress").json();
    }

    private JsonNode fieldwork(SurveyId survey) {
        return administrator.get("/api/v1/surveys/" + survey + "/fieldwork").json();
    }
}
