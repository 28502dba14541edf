package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Links that lead nowhere, and what no link may leave behind. */
class LinkTest extends ServiceTest {
    private static final List<String> PAGES =
            List.of("", "/start", "/questions/1", "/check", "/receipt", "/later", "/opt-out");

    private Questionnaires questionnaires;
    private SurveyId survey;
    private Invited invited;
    private FormBrowser browser;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        // Here they are looked at one after the other.
        settings.put("joinedup.unknown-links-a-minute", "1000");
        return settings;
    }

    @BeforeEach
    void invite() {
        questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        invited = questionnaires.invite(survey, service);
        browser = new FormBrowser(server.getURI(), invited);
    }

    @Test
    void unknown_and_malformed_links_get_the_same_page() {
        String page = new FormBrowser(server.getURI(), "/s/" + "a".repeat(27)).get("").body();

        assertThat(page).contains("We do not know this link");
        for (String token : List.of("b".repeat(27), "x", "%00", "%F0%9F%98%80", "a".repeat(2000))) {
            FormBrowser stray = new FormBrowser(server.getURI(), "/s/" + token);
            for (String at : PAGES) {
                assertThat(stray.get(at).statusCode()).isEqualTo(404);
                assertThat(stray.get(at).body()).isEqualTo(page);
            }
            assertThat(stray.post("/start", Map.of("respondent", "self")).body()).isEqualTo(page);
            assertThat(stray.post("/submit", Map.of()).body()).isEqualTo(page);
        }
    }

    @Test
    void ended_links_say_what_that_means_on_every_page() {
        Map<String, String> words =
                Map.of(
                        "expired", "This link has ended",
                        "withdrawn", "This link has been taken back",
                        "opted-out", "You chose not to answer");
        words.forEach(
                (state, title) -> {
                    questionnaires.setState(invited, state);
                    for (String page : PAGES) {
                        HttpResponse<String> reply = browser.get(page);
                        assertThat(reply.statusCode()).isEqualTo(410);
                        assertThat(reply.body()).contains(title, "Norfolk Community Health");
                    }
                    assertThat(browser.post("/submit", Map.of()).statusCode()).isEqualTo(410);
                });
    }

    @Test
    void a_link_past_its_time_has_ended() {
        questionnaires.expire(invited);

        assertThat(browser.get("").statusCode()).isEqualTo(410);
        assertThat(browser.get("").body()).contains("This link has ended");
    }

    @Test
    void closed_and_paused_surveys_say_so() {
        questionnaires.setState(survey, "closed");
        assertThat(browser.get("").statusCode()).isEqualTo(410);
        questionnaires.setState(survey, "paused");
        assertThat(browser.get("").body()).contains("paused");
        questionnaires.setState(survey, "open");
        assertThat(browser.get("").statusCode()).isEqualTo(200);
    }

    @Test
    void opting_out_is_asked_again_and_forgets_the_answers() {
        browser.start();
        browser.answer(1, 3);
        assertThat(browser.get("/opt-out").body()).contains("Yes, stop asking me");
        assertThat(questionnaires.state(invited)).isEqualTo("issued");

        assertThat(browser.next(browser.post("/opt-out", Map.of()))).isEmpty();
        assertThat(browser.get("").statusCode()).isEqualTo(410);
        assertThat(questionnaires.state(invited)).isEqualTo("opted-out");
        assertThat(
                        database.list(
                                "select 1 as one from open_questionnaire where invitation_id = ?",
                                row -> row.integer("one"),
                                invited.id()))
                .isEmpty();
    }

    @Test
    void no_page_sets_a_cookie_is_kept_or_tells_where_it_was() {
        browser.start();
        for (String page : PAGES) {
            HttpResponse<String> reply = browser.get(page);
            assertThat(reply.headers().map()).doesNotContainKey("set-cookie");
            assertThat(reply.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'");
            assertThat(reply.body()).doesNotContainPattern("<script(?! type=\"module\" src=)");
        }
        HttpResponse<String> saved = browser.post("/questions/1", Map.of("answer", "3"));
        assertThat(saved.headers().map()).doesNotContainKey("set-cookie");
        assertThat(saved.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void too_large_and_broken_forms_get_a_plain_page() {
        HttpResponse<String> large = browser.post("/start", Map.of("x", "y".repeat(70_000)));

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("Too much was sent");
        assertThat(browser.get("/questions/one").statusCode()).isEqualTo(400);
    }

    @Test
    void no_token_or_answer_is_logged_not_even_when_the_database_fails() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            browser.get("");
            browser.start();
            browser.answer(1, 3);
            browser.post("/start", Map.of("x", "y".repeat(70_000)));
            browser.get("/questions/one");
            api.post("/api/v1/invitations/" + invited.token() + "/responses", "{\"x\": ");
            TestDatabase.asOwner(
                    database, "alter table open_questionnaire rename to gone_questionnaire");
            assertThat(browser.get("").statusCode()).isEqualTo(500);
            assertThat(browser.post("/questions/1", Map.of("answer", "3")).statusCode())
                    .isEqualTo(500);
        } finally {
            TestDatabase.asOwner(
                    database, "alter table gone_questionnaire rename to open_questionnaire");
            root.detachAppender(log);
        }
        String logged =
                log.list.stream()
                        .map(
                                event ->
                                        event.getFormattedMessage()
                                                + ThrowableProxyUtil.asString(
                                                        event.getThrowableProxy()))
                        .collect(Collectors.joining("\n"));
        assertThat(logged).contains("database error").doesNotContain(invited.token());
    }
}
