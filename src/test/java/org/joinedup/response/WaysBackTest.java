package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joinedup.response.Phone.NOT_SENT;
import static org.joinedup.response.Phone.SAVED;
import static org.joinedup.response.Phone.choose;
import static org.joinedup.response.Phone.press;
import static org.joinedup.response.Phone.requireStatus;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires.Invited;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

/** People leave a questionnaire half-way, with a bad connection, and come back as they can. */
class WaysBackTest extends PhoneTest {
    /** One answer that the service has not, and no page any more. */
    private void answerOffline() {
        Page page = phone.begin();
        line.cut();
        phone.answer(page, 1, 4, "/questions/2");
        requireStatus(page, NOT_SENT);
        page.close();
    }

    private Page type(String code) {
        Page page = phone.context().newPage();
        page.navigate(line.uri() + "/s");
        page.locator("#code").fill(code);
        press(page, "Continue");
        return page;
    }

    private Page finish(Page page) {
        phone.answer(page, 2, 2, "/questions/3");
        phone.answer(page, 3, 1, "/check");
        press(page, "Send my answers");
        phone.receipt(page);
        return page;
    }

    @Test
    void what_was_not_sent_is_found_and_sent_when_the_code_is_typed_again() {
        questionnaires.addCode(invited, "NAAAAAAAAAAZ");
        answerOffline();
        line.mend();

        Page page = type("naaa aaaa aaaz");
        requireStatus(page, SAVED);
        Phone.await(page, "document.querySelector('#answer-4').checked");
        phone.comesBy(
                new Invited(
                        invited.id(),
                        URI.create(page.url()).getPath().replaceFirst("^/s/([^/]+)/.*", "$1")));
        phone.answer(page, 1, 4, "/questions/2");
        finish(page);

        assertThat(questionnaires.stored(invited, "ctm-3")).containsExactly(4, 2, 1);
        phone.requireNothingKept(page);
    }

    @Test
    void each_link_that_was_opened_leads_back_to_the_same_answers_without_a_connection() {
        Invited other = questionnaires.again(invited);
        phone.begin().close();
        phone.comesBy(other);
        Page second = phone.open("/questions/1");
        requireKept(second, "pages", 2);
        line.cut();
        phone.answer(second, 1, 3, "/questions/2");
        second.close();

        phone.comesBy(invited);
        Page first = phone.open("/questions/1");
        Phone.await(first, "document.querySelector('#answer-3').checked");
    }

    /** Until so much of a kind is there without a connection. */
    private static void requireKept(Page page, String kind, int number) {
        Phone.await(
                page,
                """
                async () => {
                    const open = await new Promise(done => {
                        const opening = indexedDB.open('joined-up');
                        opening.onsuccess = () => done(opening.result); });
                    const all = await new Promise(done => {
                        const asking = open.transaction('kept').objectStore('kept').getAll();
                        asking.onsuccess = () => done(asking.result); });
                    open.close();
                    return all.filter(one => one.kind === '%s').length === %d;
                }
                """
                        .formatted(kind, number));
    }

    @Test
    void a_receipt_by_one_link_clears_what_every_link_kept() {
        answerOffline();
        line.mend();
        phone.comesBy(questionnaires.again(invited));
        FormBrowser elsewhere = new FormBrowser(server.getURI(), invited);
        elsewhere.answer(1, 3);
        elsewhere.post("/submit", Map.of());

        Page page = phone.open("");

        phone.receipt(page);
        phone.requireNothingKept(page);
    }

    @Test
    void without_a_connection_the_page_for_codes_says_what_becomes_of_the_answers() {
        questionnaires.addCode(invited, "MAAAAAAAAAAB");
        Page begun = phone.begin();
        phone.answer(begun, 1, 4, "/questions/2");
        Phone.await(begun, "async () => (await caches.match('/s', {ignoreSearch: true})) != null");
        line.cut();
        begun.close();

        Page page = phone.context().newPage();
        page.navigate(line.uri() + "/s");
        assertThat(page.locator(".ju-when-kept").innerText())
                .contains("There is no connection now", "nothing is lost");
        Browser.keep(page, "offline-3-code");
        page.locator("#code").fill("MAAAAAAAAAAB");
        press(page, "Continue");
        page.waitForSelector(".ju-when-kept");

        line.mend();
        page.navigate(line.uri() + "/s");
        assertThat(page.locator(".ju-when-kept").isVisible()).isFalse();
    }

    @Test
    void who_stops_without_a_connection_is_told_to_come_back_on_this_device() {
        Page page = phone.begin();
        line.cut();
        choose(page, 2);
        press(page, "Save and finish later");
        phone.at(page, "/later");
        assertThat(page.locator("h1:visible").innerText()).contains("kept on this device");
        assertThat(page.locator("main").innerText()).doesNotContain("any other");
        Browser.keep(page, "offline-4-later");

        line.mend();
        Phone.await(page, "document.querySelector('main').innerText.includes('or on any other')");
        assertThat(page.locator("h1:visible").innerText()).contains("are saved");
        phone.requireNothingKept(page);
        assertThat(new FormBrowser(server.getURI(), invited).get("/questions/1").body())
                .containsPattern("value=\"2\" checked");
    }

    @Test
    void without_a_connection_the_page_stays_as_it_looks_and_says_so() {
        Page page = phone.begin();
        choose(page, 3);
        line.cut();
        press(page, "Large print");
        requireStatus(page, "No connection: try this again later");
        assertThat(page.locator("#answer-3").isChecked()).isTrue();
    }

    @Test
    void what_is_chosen_and_not_sent_is_there_after_another_look_and_on_the_way_back() {
        Page page = phone.begin();
        choose(page, 3);
        press(page, "Large print");
        page.waitForSelector("html.ju-look-large-print");
        page.waitForSelector("#answer-3:checked", asItIs());
        press(page, "Back");
        phone.at(page, "/start");
        press(page, "Continue");
        page.waitForSelector("#answer-3:checked", asItIs());
        assertThat(new FormBrowser(server.getURI(), invited).get("/questions/1").body())
                .doesNotContain("checked");
    }

    @Test
    void what_is_chosen_while_the_page_still_looks_for_an_older_choice_stays_chosen() {
        Page page = withOlderChoice();
        page.addInitScript(
                """
                const read = SubtleCrypto.prototype.decrypt;
                const held = new Promise(done => { globalThis.release = done; });
                SubtleCrypto.prototype.decrypt = async function (...all) {
                    await held;
                    return read.apply(this, all);
                };
                """);
        page.reload();
        choose(page, 2);
        page.evaluate("release()");

        requireStatus(page, SAVED);
        assertThat(page.locator("#answer-2").isChecked()).isTrue();
    }

    @Test
    void what_is_chosen_before_the_scripts_have_come_stays_chosen() {
        Page page = withOlderChoice();
        page.addInitScript(
                """
                document.addEventListener('readystatechange', () => {
                    if (document.readyState === 'interactive') document.querySelector('#answer-2').click();
                });
                """);
        page.reload();

        requireStatus(page, SAVED);
        assertThat(page.locator("#answer-2").isChecked()).isTrue();
        phone.open("/questions/2").waitForSelector("#answer-2:checked", asItIs());
    }

    /** The third of the second statement, which is not sent. */
    private Page withOlderChoice() {
        Page page = phone.begin();
        phone.answer(page, 1, 1, "/questions/2");
        requireStatus(page, SAVED);
        choose(page, 3);
        requireKept(page, "ticked", 1);
        page.reload();
        page.waitForSelector("#answer-3:checked", asItIs());
        return page;
    }

    /** The inputs themselves are not seen, only what the styles draw for them. */
    private static Page.WaitForSelectorOptions asItIs() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    }

    @Test
    void a_change_comes_back_to_the_answer_that_was_changed() {
        Page page = phone.begin();
        phone.answer(page, 1, 3, "/questions/2");
        phone.answer(page, 2, 4, "/questions/3");
        phone.answer(page, 3, 1, "/check");
        page.locator("#statement-2 a").click();
        choose(page, 1);
        press(page, "Continue");
        phone.at(page, "/check#statement-2");
        line.cut();
        page.locator("#statement-3 a").click();
        choose(page, 2);
        press(page, "Continue");
        phone.at(page, "/check#statement-3");
        requireStatus(page, NOT_SENT);
        assertThat(page.locator(".govuk-summary-list__value").allInnerTexts())
                .endsWith("Agree", "Strongly disagree", "Disagree");
    }
}
