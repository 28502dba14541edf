package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joinedup.response.Phone.NOT_SENT;
import static org.joinedup.response.Phone.SAVED;
import static org.joinedup.response.Phone.choose;
import static org.joinedup.response.Phone.press;
import static org.joinedup.response.Phone.requireStatus;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.joinedup.testing.Browser;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The ways in which a phone's connection fails, in a real browser on a line that is really cut. */
class BadConnectionTest extends PhoneTest {
    private static final String LAST = "/questions/3";

    private Page answeredToTheLast() {
        Page page = phone.begin();
        phone.answer(page, 1, 3, "/questions/2");
        phone.answer(page, 2, 4, LAST);
        return page;
    }

    private void requireStored(Integer... codes) {
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
        assertThat(questionnaires.stored(invited, "ctm-3")).containsExactly(codes);
    }

    private static void await(BooleanSupplier truth) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!truth.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(50);
        }
    }

    @Test
    void offline_before_the_last_answer_goes_on_and_is_sent_when_the_connection_returns() {
        Page page = answeredToTheLast();
        line.cut();
        phone.answer(page, 3, 2, "/check");
        requireStatus(page, NOT_SENT);
        Browser.keep(page, "offline-1-check");
        assertThat(page.locator(".govuk-summary-list__value").allInnerTexts())
                .containsExactly(
                        "Me, the person who had the care", "Agree", "Strongly agree", "Disagree");
        line.mend();
        requireStatus(page, SAVED);
        press(page, "Send my answers");
        phone.receipt(page);
        requireStored(3, 4, 2);
        phone.requireNothingKept(page);
    }

    @Test
    void offline_at_submit_says_so_and_the_answers_are_sent_without_another_press() {
        Page page = answeredToTheLast();
        phone.answer(page, 3, 1, "/check");
        line.cut();
        press(page, "Send my answers");
        requireStatus(page, NOT_SENT);
        Phone.await(page, "document.activeElement.id === 'waiting'");
        Browser.keep(page, "offline-2-submit");
        assertThat(questionnaires.responses(survey)).isZero();
        line.mend();
        phone.receipt(page);
        requireStored(3, 4, 1);
        phone.requireNothingKept(page);
    }

    @Test
    void two_tabs_send_each_answer_once_and_end_at_the_same_receipt() {
        Page first = phone.begin();
        Page second = phone.open("/questions/2");
        requireStatus(second, SAVED);
        line.cut();
        phone.answer(first, 1, 3, "/questions/2");
        phone.answer(second, 2, 4, LAST);
        choose(second, 1);
        press(second, "Continue");
        phone.at(second, "/check");
        requireStatus(first, NOT_SENT);
        requireStatus(second, NOT_SENT);
        line.mend();
        requireStatus(first, SAVED);
        requireStatus(second, SAVED);
        assertThat(phone.acknowledged())
                .containsExactlyInAnyOrder("/questions/1", "/questions/2", LAST);
        press(second, "Send my answers");
        String receipt = phone.receipt(second);
        choose(first, 1);
        press(first, "Continue");
        assertThat(phone.receipt(first)).isEqualTo(receipt);
        requireStored(3, 4, 1);
        phone.requireNothingKept(first);
    }

    @Test
    void the_back_button_after_the_receipt_shows_the_receipt_and_without_connection_no_answer() {
        Page page = answeredToTheLast();
        phone.answer(page, 3, 3, "/check");
        press(page, "Send my answers");
        String receipt = phone.receipt(page);
        phone.requireNothingKept(page);
        page.goBack();
        assertThat(phone.receipt(page)).isEqualTo(receipt);
        line.cut();
        page.evaluate("setTimeout(() => history.back(), 100)");
        page.waitForTimeout(1_000);
        assertThat(contentOf(page)).doesNotContain("govuk-radios", "Agree");
        line.mend();
        requireStored(3, 4, 3);
    }

    /** As soon as it is none that goes away. */
    private static String contentOf(Page page) {
        for (int tries = 0; tries < 100; tries++) {
            try {
                return page.content();
            } catch (PlaywrightException e) {
                page.waitForTimeout(100);
            }
        }
        return page.content();
    }

    @Test
    void a_reload_and_the_link_itself_without_connection_come_back_to_the_answers() {
        Page page = phone.begin();
        line.cut();
        phone.answer(page, 1, 4, "/questions/2");
        page.goBack();
        page.reload();
        Phone.await(page, "document.querySelector('#answer-4').checked");
        page.navigate(line.uri() + invited.link());
        phone.at(page, "/questions/1");
        phone.answer(page, 1, 2, "/questions/2");
        requireStatus(page, NOT_SENT);
        line.mend();
        requireStatus(page, SAVED);
        assertThat(new FormBrowser(server.getURI(), invited).get("/questions/1").body())
                .containsPattern("value=\"2\" checked");
    }

    @Test
    void a_restart_of_the_service_in_between_loses_nothing() {
        Page page;
        try (EmbeddedServer before = ApplicationContext.run(EmbeddedServer.class, sameDatabase())) {
            line.leadTo(before.getPort());
            page = phone.begin();
            phone.answer(page, 1, 3, "/questions/2");
        }
        phone.answer(page, 2, 4, LAST);
        requireStatus(page, NOT_SENT);
        line.leadTo(server.getPort());
        requireStatus(page, SAVED);
        phone.answer(page, 3, 3, "/check");
        press(page, "Send my answers");
        phone.receipt(page);
        requireStored(3, 4, 3);
    }

    private Map<String, Object> sameDatabase() {
        Map<String, Object> settings = new HashMap<>(getProperties());
        settings.put(
                "datasources.default.url",
                server.getApplicationContext()
                        .getProperty("datasources.default.url", String.class)
                        .orElseThrow());
        return settings;
    }

    @Test
    void cookies_and_all_that_the_browser_keeps_cleared_in_between_lose_nothing() {
        Page page = phone.begin();
        phone.answer(page, 1, 3, "/questions/2");
        phone.context().clearCookies();
        page.evaluate(
                "async () => { indexedDB.deleteDatabase('joined-up');"
                        + " await caches.delete('joined-up'); }");
        phone.answer(page, 2, 4, LAST);
        page.navigate(line.uri() + invited.link());
        phone.at(page, LAST);
        phone.answer(page, 3, 1, "/check");
        press(page, "Send my answers");
        phone.receipt(page);
        requireStored(3, 4, 1);
        phone.requireNothingKept(page);
    }

    @Test
    void replies_lost_after_the_service_stored_are_asked_for_again_and_nothing_is_stored_twice()
            throws InterruptedException {
        Page page = answeredToTheLast();
        line.loseReplies();
        phone.answer(page, 3, 1, "/check");
        requireStatus(page, NOT_SENT);
        line.mend();
        requireStatus(page, SAVED);
        String submission = submissionId("open_questionnaire");
        line.loseReplies();
        press(page, "Send my answers");
        await(() -> questionnaires.responses(survey) == 1);
        requireStatus(page, NOT_SENT);
        line.mend();
        String receipt = phone.receipt(page);
        assertThat(new FormBrowser(server.getURI(), invited).get("/receipt").body())
                .contains(receipt);
        assertThat(submissionId("response")).isEqualTo(submission);
        requireStored(3, 4, 1);
        phone.requireNothingKept(page);
    }

    private String submissionId(String table) {
        return database.first(
                        "select submission_id::text as id from "
                                + table
                                + " where invitation_id = ?",
                        row -> row.text("id"),
                        invited.id())
                .orElseThrow();
    }

    @Test
    void what_a_phone_keeps_half_way_tells_neither_link_nor_answer_and_stopping_clears_it() {
        Page page = phone.begin();
        line.cut();
        phone.answer(page, 1, 3, "/questions/2");
        assertThat(Phone.kept(page))
                .contains("unsent", "/questions/1")
                .doesNotContain(invited.token(), "agree", "statement", "Norfolk");
        line.mend();
        requireStatus(page, SAVED);
        press(page, "Save and finish later");
        phone.at(page, "/later");
        phone.requireNothingKept(page);
        Page again = phone.open("");
        phone.at(again, "/questions/2");
    }

    @Test
    void nothing_chosen_is_said_without_a_connection_too() {
        Page page = phone.begin();
        line.cut();
        press(page, "Continue");
        assertThat(page.evaluate("document.activeElement.className"))
                .isEqualTo("govuk-error-summary");
        Browser.requireTitle(page, "Error: Question 1 of 3");
        press(page, "Skip this question");
        phone.at(page, "/questions/2");
        assertThat(List.of(page.title())).noneMatch(title -> title.startsWith("Error"));
    }

    @Test
    void a_browser_that_keeps_nothing_for_us_sends_each_form_itself() {
        Page page = phone.begin();
        page.evaluate("() => { IDBFactory.prototype.open = () => { throw new Error('full'); }; }");
        phone.answer(page, 1, 3, "/questions/2");
        assertThat(phone.acknowledged()).isEmpty();
        assertThat(new FormBrowser(server.getURI(), invited).get("/questions/1").body())
                .containsPattern("value=\"3\" checked");
    }
}
