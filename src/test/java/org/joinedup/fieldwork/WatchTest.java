package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import org.joinedup.fieldwork.NotifyStandIn.Behaviour;
import org.joinedup.fieldwork.NotifyStandIn.Sent;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Axe;
import org.joinedup.testing.Browser;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a coordinator sees of how a survey goes. */
class WatchTest extends SendingFixture {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<Object> TEXTS = List.of(PeopleList.step("sms", 7, false));

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.fieldwork.expected.one-way", "0.3-0.9");
        return settings;
    }

    private String api(SurveyId survey) {
        return "/api/v1/surveys/" + survey + "/fieldwork";
    }

    private String page(SurveyId survey) {
        return "/surveys/" + survey + "/fieldwork";
    }

    private JsonNode report(SurveyId survey) {
        Reply reply = administrator.get(api(survey) + "/report");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private SurveyId sentTo(int people) {
        SurveyId survey = planned(Map.of("steps", TEXTS));
        take(survey, new PeopleList().people(first, first + people - 1));
        awaitStep(survey, "sent", 0, people);
        return survey;
    }

    private void begin(Sent sent, int statements) {
        form("/s/" + sent.token() + "/start", "respondent=self");
        for (int number = 1; number <= statements; number++) {
            form("/s/" + sent.token() + "/questions/" + number, "answer=3");
        }
    }

    private void form(String path, String body) {
        assertThat(api.write("POST", path, "application/x-www-form-urlencoded", body).status())
                .isEqualTo(303);
    }

    private List<String> needs(SurveyId survey) {
        return report(survey).get("attention").findValuesAsText("code");
    }

    @Test
    void everybody_who_was_invited_is_counted_where_they_stand() {
        SurveyId survey = sentTo(12);
        List<Sent> sent = List.copyOf(notify.accepted());
        sent.subList(0, 8).forEach(each -> told(each.reference(), "delivered"));
        sent.subList(8, 10).forEach(each -> told(each.reference(), "permanent-failure"));
        sent.subList(0, 3)
                .forEach(each -> assertThat(answer(each.token()).status()).isEqualTo(201));
        sent.subList(3, 5).forEach(each -> begin(each, 2));
        assertThat(api.get("/s/" + sent.get(5).token()).status()).isEqualTo(200);
        form("/s/" + sent.get(6).token() + "/opt-out", "");

        JsonNode total = report(survey).get("total");

        assertThat(total.get("invited").asInt()).isEqualTo(12);
        assertThat(total.get("waiting").asInt()).isZero();
        assertThat(total.get("sent").asInt()).isEqualTo(12);
        assertThat(total.get("delivered").asInt()).isEqualTo(8);
        assertThat(total.get("failed").asInt()).isEqualTo(2);
        assertThat(total.get("opened").asInt()).as("3 answered, 2 begun, 1 looked").isEqualTo(6);
        assertThat(total.get("started").asInt()).isEqualTo(5);
        assertThat(total.get("completed").asInt()).isEqualTo(3);
        assertThat(total.get("optedOut").asInt()).isOne();
        assertThat(total.at("/rate/of").asInt())
                .as("12 less 2 not reached, 1 opted out")
                .isEqualTo(9);
        assertThat(total.at("/rate/share").asDouble()).isCloseTo(1.0 / 3, within(1e-9));
        // Wilson, worked by hand: (6 + 3.841459 -/+ 1.959964 sqrt(3.841459 + 8)) / (2 * 12.841459)
        assertThat(total.at("/rate/lower").asDouble()).isCloseTo(0.120583, within(1e-5));
        assertThat(total.at("/rate/upper").asDouble()).isCloseTo(0.645800, within(1e-5));
        for (String table : List.of("services", "modes", "languages", "days")) {
            JsonNode rows = report(survey).get(table);
            assertThat(rows).as(table).hasSize(1);
            assertThat(rows.at("/0/completed").asInt()).as(table).isEqualTo(3);
        }
        assertThat(report(survey).at("/modes/0/code").asText()).isEqualTo("sms");
        assertThat(report(survey).at("/modes/0/expected/source").asText()).contains("settings");
        assertThat(report(survey).at("/services/0/code").asText()).isEqualTo("S1");
        assertThat(report(survey).at("/answered/0/responses").asInt()).isEqualTo(3);
    }

    @Test
    void who_waits_for_the_first_message_is_not_in_the_response_rate() {
        SurveyId survey = planned(Map.of("steps", List.of(PeopleList.step("letter", 7, false))));
        take(survey, new PeopleList().people(first, first + 2));

        JsonNode total = report(survey).get("total");

        assertThat(total.get("waiting").asInt()).isEqualTo(3);
        assertThat(total.has("rate")).isFalse();
        assertThat(needs(survey)).contains("letters");
        assertThat(report(survey).at("/attention/0/what").asText()).contains("3 letters of step 1");
        administrator.post("/api/v1/surveys/" + survey + "/letters", "{}");
        assertThat(needs(survey)).doesNotContain("letters");
        assertThat(report(survey).at("/total/rate/of").asInt()).isEqualTo(3);
    }

    @Test
    void where_people_broke_off_is_shown_from_ten_on_and_never_what_they_answered() {
        SurveyId survey = sentTo(10);
        List<Sent> sent = List.copyOf(notify.accepted());
        sent.subList(0, 9).forEach(each -> begin(each, 2));

        assertThat(report(survey).at("/unfinished/people").asInt()).isEqualTo(9);
        assertThat(report(survey).at("/unfinished/statements")).isEmpty();

        begin(sent.get(9), 0);

        JsonNode statements = report(survey).at("/unfinished/statements");
        assertThat(statements).hasSize(2);
        assertThat(statements.at("/0/number").asInt()).isZero();
        assertThat(statements.at("/0/people").asInt()).isOne();
        assertThat(statements.at("/1/number").asInt()).isEqualTo(2);
        assertThat(statements.at("/1/people").asInt()).isEqualTo(9);
        assertThat(statements.get(1).fieldNames())
                .toIterable()
                .containsExactly("number", "statement", "people");
    }

    @Test
    void the_end_is_forecast_from_people_who_were_asked_earlier_and_not_before() {
        SurveyId survey = sentTo(70);
        assertThat(report(survey).at("/forecast/state").asText()).isEqualTo("not-yet");
        // 60 were asked 30 days ago and had three days: 8 answered on the first, 8 on the second.
        ZonedDateTime midnight = LocalDate.now(LONDON).atStartOfDay(LONDON);
        Instant asked = midnight.minusDays(30).plusHours(12).toInstant();
        database.update(
                """
                with earlier as (
                    select id, row_number() over (order by id) as place from invitation
                    where survey_id = ? order by id limit 60)
                update invitation i set expires_at = ?,
                    state = case when place <= 16 then 'completed' else i.state end,
                    ended_at = case when place <= 8 then cast(? as timestamptz)
                        when place <= 16 then cast(? as timestamptz) end
                from earlier where earlier.id = i.id
                """,
                survey,
                midnight.minusDays(27).toInstant(),
                asked,
                midnight.minusDays(29).plusHours(12).toInstant());
        database.update(
                """
                update outbox o set sent_at = ? from invitation i
                where i.id = o.invitation_id and i.survey_id = ? and i.expires_at < now()
                """,
                asked,
                survey);
        database.update(
                """
                update invitation set expires_at = ?
                where survey_id = ? and expires_at > now()
                """,
                midnight.plusDays(3).toInstant(),
                survey);

        JsonNode forecast = report(survey).get("forecast");

        assertThat(forecast.get("state").asText()).isEqualTo("known");
        assertThat(forecast.get("completed").asInt()).isEqualTo(16);
        // 8 of 60, then 8 of 52, then none: of 10 with all three days before them 1 - 44 / 60.
        assertThat(forecast.get("expected").asDouble()).isCloseTo(16 + 8.0 / 3, within(1e-6));
        assertThat(forecast.get("lower").asDouble()).isBetween(16.0, 18.0);
        assertThat(forecast.get("upper").asDouble()).isBetween(20.0, 24.0);
        assertThat(administrator.get(page(survey)).body()).contains("19 questionnaires by");
    }

    @Test
    void what_needs_somebody_is_told_with_what_to_do() {
        SurveyId survey = sentTo(40);
        List<Sent> sent = List.copyOf(notify.accepted());
        sent.forEach(each -> told(each.reference(), "permanent-failure"));
        assertThat(needs(survey)).contains("undelivered", "unreachable").doesNotContain("low-rate");
        assertThat(report(survey).get("attention"))
                .allSatisfy(
                        need -> {
                            assertThat(need.get("what").asText()).isNotBlank();
                            assertThat(need.get("toDo").asText()).isNotBlank();
                        });

        database.update(
                """
                update outbox set delivery = null where survey_id = ?
                """,
                survey);
        database.update(
                "update invitation set issued_at = issued_at - interval '40 days' where survey_id ="
                        + " ?",
                survey);
        assertThat(needs(survey)).contains("low-rate", "no-list").doesNotContain("unreachable");

        sent.subList(0, 8).forEach(each -> form("/s/" + each.token() + "/opt-out", ""));
        assertThat(needs(survey)).contains("opt-outs");

        administrator.post("/api/v1/surveys/" + survey + "/pause", "{}");
        assertThat(needs(survey)).contains("paused");
        administrator.post("/api/v1/surveys/" + survey + "/close", "{}");
        assertThat(needs(survey)).isEmpty();
    }

    @Test
    void a_provider_that_refuses_is_told_of_while_its_messages_wait() {
        notify.behave(Behaviour.FAIL);
        SurveyId survey = planned(Map.of("steps", TEXTS));
        take(survey, new PeopleList().people(first, first + 1));

        await(() -> needs(survey).contains("carrier-refuses"));

        notify.behave(Behaviour.ACCEPT);
        awaitStep(survey, "sent", 0, 2);
        assertThat(needs(survey)).doesNotContain("carrier-refuses");
    }

    @Test
    void lists_and_messages_have_a_bar_with_how_much_is_done_and_how_fast() {
        SurveyId survey = planned(Map.of("mostAnHour", 2));
        String id = UUID.randomUUID().toString();
        PeopleList list = new PeopleList().people(first, first + 4);
        Reply taken = list.take(administrator.withHeader("Progress-Id", id), survey);
        assertThat(taken.status()).isEqualTo(201);
        awaitStep(survey, "sent", 0, 2);

        JsonNode report = report(survey);
        assertThat(report.at("/imports/0/id").asText()).isEqualTo(id);
        assertThat(report.at("/imports/0/state").asText()).isEqualTo("done");
        assertThat(report.at("/imports/0/done").asInt()).isEqualTo(5);
        assertThat(report.at("/sending/0/planned").asInt()).isEqualTo(5);
        assertThat(report.at("/sending/0/ended").asInt()).isEqualTo(2);
        assertThat(report.at("/sending/0/percent").asInt()).isEqualTo(40);
        assertThat(report.at("/sending/0/dueNow").asInt()).isEqualTo(3);
        assertThat(report.at("/sending/0/anHour").asInt()).as("no more than the plan").isEqualTo(2);
        assertThat(report.at("/sending/0/readyAt").asText()).isNotBlank();
        assertThat(administrator.get(page(survey)).body())
                .contains("2 of 5 (40 %)", "2 an hour", "<noscript><meta http-equiv=\"refresh\"");
    }

    @Test
    void every_table_is_a_csv_file_that_no_spreadsheet_takes_for_a_formula() {
        SurveyId survey = sentTo(2);
        database.update("update service set name = '=HYPERLINK(1)' where code = 'S1'");
        try {
            assertThat(administrator.get(page(survey) + "/csv/services").body())
                    .startsWith("code,name,invited,waiting,sent,delivered,failed,opened,started,")
                    .contains("\r\nS1,'=HYPERLINK(1),2,0,2,");
        } finally {
            database.update("update service set name = 'Service S1' where code = 'S1'");
        }
        for (String table :
                List.of(
                        "attention",
                        "total",
                        "services",
                        "modes",
                        "languages",
                        "days",
                        "answered",
                        "unfinished",
                        "forecast",
                        "sending",
                        "imports")) {
            Reply file = administrator.get(page(survey) + "/csv/" + table);
            assertThat(file.status()).as(table).isEqualTo(200);
            assertThat(file.header("Content-Type")).as(table).startsWith("text/csv");
            assertThat(file.body())
                    .isEqualTo(administrator.get(api(survey) + "/tables/" + table).body());
        }
        assertThat(administrator.get(page(survey) + "/csv/people").status()).isEqualTo(404);
        assertThat(administrator.get(api(survey) + "/tables/people").status()).isEqualTo(404);
    }

    @Test
    void another_organisations_survey_is_not_there() {
        SurveyId survey = sentTo(1);
        TestOrganisations organisations = new TestOrganisations(api);
        Api other = organisations.coordinatorOf(organisations.provider());

        for (String path :
                List.of(
                        page(survey),
                        page(survey) + "/csv/total",
                        api(survey) + "/report",
                        api(survey) + "/tables/total")) {
            assertThat(other.get(path).status()).as(path).isEqualTo(404);
            assertThat(administrator.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void the_page_tells_a_phone_and_a_desktop_without_a_fault_of_accessibility() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + 39));
        awaitStep(survey, "sent", 0, 40);
        List<Sent> sent = List.copyOf(notify.accepted());
        sent.subList(0, 30).forEach(each -> told(each.reference(), "delivered"));
        sent.subList(0, 9).forEach(each -> answer(each.token()));
        sent.subList(9, 22).forEach(each -> begin(each, 1 + each.token().charAt(0) % 4));
        try (Browser browser = Browser.start()) {
            for (int width : new int[] {390, 1_280}) {
                try (BrowserContext context =
                        browser.context(
                                new com.microsoft.playwright.Browser.NewContextOptions()
                                        .setViewportSize(width, 900))) {
                    look(context.newPage(), survey, width);
                }
            }
        }
    }

    private void look(Page page, SurveyId survey, int width) {
        page.navigate(server.getURI() + "/sign-in");
        page.getByLabel("User name").fill(Api.ADMINISTRATOR);
        page.getByLabel("Password").fill(Api.PASSWORD);
        page.locator("main button").click();
        page.navigate(server.getURI() + page(survey));
        assertThat(page.locator("h1").innerText()).isEqualTo("How the survey goes");
        Browser.keep(page, "watch-" + width);
        assertThat(Axe.faults(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
}
