package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joinedup.response.Phone.NOT_SENT;
import static org.joinedup.response.Phone.SAVED;
import static org.joinedup.response.Phone.choose;
import static org.joinedup.response.Phone.press;
import static org.joinedup.response.Phone.requireStatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;

import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires.Invited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/** What a phone keeps is thrown away only when the service says so, whatever other tabs do. */
class SharedStorageTest extends PhoneTest {
    /** Lets no form be sent by this tab until it is released. */
    private static final String HOLD_SENDING =
            """
            () => {
                const locks = navigator.locks;
                const request = locks.request.bind(locks);
                const released = new Promise(done => { window.release = done; });
                locks.request = async (name, ...rest) => {
                    if (name === 'joined-up-sending') await released;
                    return request(name, ...rest);
                };
            }
            """;

    /** Lets this tab read no reply until it is released. */
    private static final String HOLD_REPLIES =
            """
            () => {
                const send = fetch;
                const released = new Promise(done => { window.release = done; });
                window.fetch = async (...all) => {
                    const reply = await send(...all);
                    await released;
                    return reply;
                };
            }
            """;

    private static final String KEPT =
            """
            async () => {
                const open = await new Promise(done => {
                    const opening = indexedDB.open('joined-up');
                    opening.onsuccess = () => done(opening.result); });
                const all = await new Promise(done => {
                    const asking = open.transaction('kept').objectStore('kept').getAll();
                    asking.onsuccess = () => done(asking.result); });
                open.close();
                return %s;
            }
            """;

    private static void requireUnsent(Page page, String form) {
        Phone.await(
                page,
                KEPT.formatted(
                        "all.some(one => one.kind === 'unsent' && one.name === '" + form + "')"));
    }

    /** Neither a way to what is kept, nor pages with the link in them. */
    private static void requireNoDoor(Page page) {
        Phone.await(page, KEPT.formatted("!all.some(one => ['door', 'pages'].includes(one.kind))"));
    }

    /** Within the time in which a phone that still has the answer sends it. */
    private void requireSaved(Page page, int number, int answer) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(15));
        while (!saved(number).contains("value=\"" + answer + "\" checked")) {
            assertThat(Instant.now()).as("answer " + number).isBefore(deadline);
            page.waitForTimeout(100);
        }
    }

    private String saved(int number) {
        return new FormBrowser(server.getURI(), invited).get("/questions/" + number).body();
    }

    /** On the second question: its answer is kept, and not sent by this tab. */
    private static void answerSecondWhileHeld(Page page) {
        page.evaluate(HOLD_SENDING);
        choose(page, 3);
        press(page, "Continue");
        requireUnsent(page, "/questions/2");
    }

    private static void release(Page page) {
        page.evaluate("release()");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_notice_of_somebody_else_on_the_way_throws_no_answer_away(int status) throws IOException {
        HttpServer portal =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Cache-Control", "no-store");
                    exchange.sendResponseHeaders(status, 0);
                    exchange.getResponseBody().write("Not here".getBytes(UTF_8));
                    exchange.close();
                });
        portal.start();
        try {
            Page page = phone.begin();
            line.leadTo(portal.getAddress().getPort());
            choose(page, 3);
            press(page, "Continue");
            page.waitForURL(url -> !url.endsWith("/questions/1"));
        } finally {
            line.leadTo(server.getPort());
            portal.stop(0);
        }

        Page page = phone.open("");
        phone.at(page, "/questions/1");
        requireStatus(page, SAVED);
        requireSaved(page, 1, 3);
    }

    @Test
    void an_answer_after_the_end_leads_to_the_notice_of_the_service_and_nothing_is_kept() {
        Page page = phone.begin();
        questionnaires.expire(invited);
        choose(page, 3);
        press(page, "Continue");
        phone.at(page, "");
        phone.requireNothingKept(page);
    }

    @Test
    void a_revoked_link_throws_away_no_answer_that_another_link_can_send() {
        Page page = phone.begin();
        line.cut();
        phone.answer(page, 1, 4, "/questions/2");
        requireStatus(page, NOT_SENT);
        page.close();
        line.mend();
        Invited other = questionnaires.again(invited);
        questionnaires.revoke(invited);
        Page notice = phone.open("");
        notice.waitForLoadState();
        requireNoDoor(notice);

        sentBy(other, 4);
    }

    private void sentBy(Invited other, int answer) {
        phone.comesBy(other);
        invited = other;
        Page page = phone.open("");
        phone.at(page, "/questions/1");
        requireStatus(page, SAVED);
        requireSaved(page, 1, answer);
    }

    @Test
    void a_page_still_open_on_a_revoked_link_keeps_the_answers_and_says_that_they_are_not_sent() {
        Page page = phone.begin();
        line.cut();
        phone.answer(page, 1, 2, "/questions/2");
        requireStatus(page, NOT_SENT);
        Invited other = questionnaires.again(invited);
        questionnaires.revoke(invited);
        page.waitForResponse(reply -> reply.status() == 404, line::mend);
        page.waitForTimeout(500);
        requireStatus(page, NOT_SENT);
        phone.at(page, "/questions/2");
        page.close();

        sentBy(other, 2);
    }

    @Test
    void who_stops_in_one_tab_loses_nothing_that_is_answered_in_another() {
        Page stopping = phone.begin();
        Page other = phone.open("/questions/2");
        requireStatus(other, SAVED);
        line.cut();
        choose(stopping, 2);
        press(stopping, "Save and finish later");
        phone.at(stopping, "/later");
        requireStatus(stopping, NOT_SENT);
        stopping.evaluate(HOLD_REPLIES);
        line.mend();
        requireSaved(stopping, 1, 2);
        answerSecondWhileHeld(other);

        release(stopping);
        other.waitForTimeout(500);
        release(other);

        requireSaved(other, 2, 3);
        phone.at(other, "/questions/3");
        requireStatus(stopping, SAVED);
    }

    @Test
    void an_answer_that_vanished_from_the_device_is_sent_by_the_browser_itself() {
        phone.begin().close();
        Page page = phone.open("/questions/2");
        requireStatus(page, SAVED);
        answerSecondWhileHeld(page);
        page.evaluate(
                "() => new Promise(done => {"
                        + " indexedDB.deleteDatabase('joined-up').onsuccess = done; })");
        release(page);
        phone.at(page, "/questions/3");
        requireSaved(page, 2, 3);
    }

    @Test
    void a_form_that_another_tab_sent_lets_its_own_tab_go_on_without_a_connection_too() {
        Page sending = phone.begin();
        Page page = phone.open("/questions/2");
        requireStatus(page, SAVED);
        answerSecondWhileHeld(page);
        sending.evaluate("() => { dispatchEvent(new Event('online')); }");
        requireSaved(sending, 2, 3);
        requireStatus(sending, SAVED);
        line.cut();

        release(page);

        phone.at(page, "/questions/3");
        assertThat(page.locator("h1").isVisible()).isTrue();
    }

    @Test
    void a_refused_answer_is_shown_to_who_has_gone_on_and_the_later_ones_are_sent() {
        Page page = phone.begin();
        line.cut();
        page.evaluate("() => { document.querySelector('#answer-4').value = 'x'; }");
        phone.answer(page, 1, 4, "/questions/2");
        phone.answer(page, 2, 3, "/questions/3");
        requireStatus(page, NOT_SENT);
        line.mend();

        phone.at(page, "/questions/1");
        page.waitForSelector(".govuk-error-summary");
        Browser.requireTitle(page, "Error: Question 1 of 3");
        requireStatus(page, SAVED);
        requireSaved(page, 2, 3);
        phone.answer(page, 1, 2, "/questions/2");
        requireSaved(page, 1, 2);
    }
}
