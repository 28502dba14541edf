package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Browser;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the demonstration shows of the messages that it sends to nobody. */
class DemonstrationPostTest extends ServiceTest {
    private static final String PAGE = "/demonstration/post";
    private static final Pattern LINK = Pattern.compile("href=\"[^\"]*(/s/[A-Za-z0-9_-]+)\"");

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.demonstration.enabled", "true");
        settings.put("joinedup.demonstration.password", Api.PASSWORD);
        settings.put("joinedup.fieldwork.interval", "100ms");
        settings.put("joinedup.purge.interval", "200ms");
        return settings;
    }

    @Test
    void texts_and_emails_are_caught_and_their_links_open_the_questionnaire() {
        Api administrator = api.administrator();
        SurveyId survey = new SurveyFixtures(api, database).openSurvey();
        Map<String, Object> email = new HashMap<>(PeopleList.step("email", 8, true));
        email.remove("templates");
        Reply plan =
                administrator.put(
                        "/api/v1/surveys/" + survey + "/plan",
                        PeopleList.plan(
                                Map.of("steps", List.of(PeopleList.step("sms", 7, false), email))));
        assertThat(plan.status()).as(plan.body()).isEqualTo(200);
        PeopleList list =
                new PeopleList().with(1, Map.of("email", "")).with(2, Map.of("mobile", ""));
        assertThat(list.take(administrator, survey).status()).isEqualTo(201);

        SendingFixture.await(
                () -> {
                    String page = administrator.get(PAGE).body();
                    return page.contains("person2@example.org") && page.contains("+447700900001");
                });

        String page = administrator.get(PAGE).body();
        assertThat(page)
                .contains("Text message to +447700900001", "Reply STOP")
                .contains("Email to person2@example.org", "how did it go after you left?");
        Matcher link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(api.get(link.group(1)).status()).isEqualTo(200);
        Reply report = administrator.get("/api/v1/surveys/" + survey + "/fieldwork/report");
        assertThat(report.json().at("/total/sent").asInt()).isEqualTo(2);
        assertThat(report.json().get("attention").findValuesAsText("code"))
                .noneMatch(code -> code.startsWith("carrier-missing"));
    }

    private SurveyId askedByText(boolean demonstration, int person) {
        SurveyId survey = new SurveyFixtures(api, database).openSurvey();
        Reply plan =
                api.administrator()
                        .put(
                                "/api/v1/surveys/" + survey + "/plan",
                                PeopleList.plan(
                                        Map.of(
                                                "steps",
                                                List.of(PeopleList.step("sms", 7, false)))));
        assertThat(plan.status()).as(plan.body()).isEqualTo(200);
        database.update("update survey set demonstration = ? where id = ?", demonstration, survey);
        PeopleList list = new PeopleList().people(person, person);
        assertThat(list.take(api.administrator(), survey).status()).isEqualTo(201);
        return survey;
    }

    private String post() {
        return api.administrator().get(PAGE).body();
    }

    @Test
    void messages_to_real_people_wait_for_a_provider_and_somebody_is_told() {
        SurveyId real = askedByText(false, 301);
        String fieldwork = "/api/v1/surveys/" + real + "/fieldwork";

        SendingFixture.await(
                () ->
                        database.list(
                                        "select reason from outbox where survey_id = ?",
                                        row -> row.text("reason"),
                                        real)
                                .contains("channel-not-set-up"));

        assertThat(
                        api.administrator()
                                .get(fieldwork + "/report")
                                .json()
                                .get("attention")
                                .findValuesAsText("code"))
                .contains("carrier-missing.notify");
        assertThat(post()).doesNotContain("+447700900301");
    }

    @Test
    void nothing_is_shown_of_whoever_must_not_be_asked_any_more_or_was_forgotten() {
        askedByText(true, 401);
        SurveyId purged = askedByText(true, 402);
        SendingFixture.await(
                () -> post().contains("+447700900401") && post().contains("+447700900402"));

        Reply died =
                api.administrator()
                        .post(
                                "/api/v1/stop-lists",
                                Map.of(
                                        "organisation",
                                        "P1",
                                        "reason",
                                        "dead",
                                        "file",
                                        "external_reference\nREF-401\n"));
        assertThat(died.status()).isEqualTo(200);
        assertThat(post()).doesNotContain("+447700900401").contains("+447700900402");

        database.update(
                "update survey set purge_on = ? where id = ?", SurveyFixtures.today(), purged);
        SendingFixture.await(() -> !post().contains("+447700900402"));
    }

    @Test
    void the_demonstration_at_its_start_sends_messages_to_look_at() {
        SendingFixture.await(
                () ->
                        database.first(
                                                """
                                                select count(*) as n from outbox o
                                                join survey s on s.id = o.survey_id
                                                where o.state = 'sent' and s.title like '%by text and email'
                                                """,
                                                row -> row.count("n"))
                                        .orElseThrow()
                                > 4);

        assertThat(api.administrator().get(PAGE).body()).contains("The Joined Up demonstration");
        try (Browser browser = Browser.start();
                BrowserContext phone = browser.phone();
                BrowserContext desktop = browser.desktop()) {
            for (BrowserContext context : List.of(phone, desktop)) {
                Page page = context.newPage();
                page.navigate(server.getURI() + "/sign-in");
                page.getByLabel("User name").fill(Api.ADMINISTRATOR);
                page.getByLabel("Password").fill(Api.PASSWORD);
                page.locator("main button").click();
                page.navigate(server.getURI() + PAGE);
                Browser.keep(page, "post-" + page.viewportSize().width);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(page.viewportSize().width);
            }
        }
    }

    @Test
    void nobody_but_administrators_sees_it() {
        TestOrganisations organisations = new TestOrganisations(api);

        assertThat(organisations.coordinatorOf(organisations.provider()).get(PAGE).status())
                .isEqualTo(403);
    }
}
