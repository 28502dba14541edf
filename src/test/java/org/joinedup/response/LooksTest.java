package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Large print, easy words, hints and listening. */
class LooksTest extends ServiceTest {
    private static final String STATEMENT = "There were no big gaps between seeing the doctor";

    private PatientStates states() {
        return new PatientStates(server.getURI(), database);
    }

    @Test
    void large_print_is_kept_on_the_way_and_its_cookie_says_nothing_but_that() {
        try (Browser browser = Browser.start();
                BrowserContext phone =
                        browser.context(
                                new NewContextOptions()
                                        .setViewportSize(320, 640)
                                        .setJavaScriptEnabled(false))) {
            Page page = states().open(phone.newPage(), states().begun(), "/questions/16");
            double before = size(page);
            PatientStates.look(page, "Large print");
            assertThat(page.url()).endsWith("/questions/16");
            assertThat(size(page)).isEqualTo(before * 1.5);
            page.locator("#answer").check();
            PatientStates.press(page, "Continue");
            assertThat(page.url()).endsWith("/questions/17");
            assertThat(size(page)).isEqualTo(before * 1.5);
            assertThat(phone.cookies()).hasSize(1);
            assertThat(phone.cookies().getFirst().value).isEqualTo("large-print");
            assertThat(phone.cookies().getFirst().expires)
                    .as("until the browser is closed")
                    .isEqualTo(-1);
            PatientStates.look(page, "Standard view");
            assertThat(size(page)).isEqualTo(before);
        }
    }

    private static double size(Page page) {
        return ((Number)
                        page.evaluate(
                                "parseFloat(getComputedStyle(document.querySelector('.ju-statement')).fontSize)"))
                .doubleValue();
    }

    @Test
    void easy_read_changes_the_words_of_the_pages_but_no_word_of_the_instrument() {
        Invited invited = states().begun();
        try (Browser browser = Browser.start();
                BrowserContext phone = browser.context(new NewContextOptions())) {
            Page page = states().open(phone.newPage(), invited, "/questions/16");
            List<String> fixed = fixedWords(page);
            assertThat(fixed.getFirst()).startsWith(STATEMENT);
            PatientStates.look(page, "Easy read");
            assertThat(page.locator("main").innerText()).contains("sentences are about");
            assertThat(fixedWords(page)).isEqualTo(fixed);
            page.navigate(server.getURI() + invited.link() + "/start");
            assertThat(page.locator("main").innerText()).contains("You can say no.");
        }
    }

    private static List<String> fixedWords(Page page) {
        return page.locator(".ju-statement, .ju-options label").allInnerTexts();
    }

    @Test
    void the_format_on_a_persons_record_is_honoured_without_asking() {
        Invited invited = states().begun();
        database.update(
                "update invitation set format_needs = '{large-print}' where id = ?", invited.id());

        assertThat(new FormBrowser(server.getURI(), invited).get("/questions/1").body())
                .contains("ju-look-large-print");
    }

    @Test
    void choosing_a_look_leads_back_to_a_page_of_the_questionnaire_only() {
        FormBrowser form = new FormBrowser(server.getURI(), states().begun());
        for (String page :
                List.of("//elsewhere.example", "/../x", "https://elsewhere.example", "")) {
            HttpResponse<String> reply =
                    form.post("/look", Map.of("look", "easy-read", "page", page));
            assertThat(form.next(reply)).isEmpty();
        }
        HttpResponse<String> odd = form.post("/look", Map.of("look", "huge", "page", "/check"));
        assertThat(form.next(odd)).isEqualTo("/check");
        assertThat(odd.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void statements_that_ask_two_things_or_apply_to_few_have_a_hint_and_the_others_none() {
        FormBrowser form = new FormBrowser(server.getURI(), states().begun());
        for (int number = 1; number <= PatientStates.STATEMENTS; number++) {
            boolean hard = number >= 19;
            assertThat(form.get("/questions/" + number).body().contains("id=\"answer-hint\""))
                    .as("hint at question " + number)
                    .isEqualTo(hard);
        }
    }

    @Test
    void listen_reads_the_statement_and_each_option_with_a_voice_of_the_device() {
        try (Browser browser = Browser.start();
                BrowserContext phone = browser.context(new NewContextOptions())) {
            Page without = states().open(phone.newPage(), states().begun(), "/questions/16");
            assertThat(without.locator(".ju-listen").isVisible()).isFalse();
            phone.addInitScript(
                    """
                    const said = []; window.said = said;
                    speechSynthesis.getVoices = () => [{lang: 'en-GB', localService: true, name: 'V'}];
                    speechSynthesis.speak = utterance => said.push(utterance.text);
                    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
                    """);
            Page with = states().open(phone.newPage(), states().begun(), "/questions/16");
            with.locator(".ju-listen").click();
            @SuppressWarnings("unchecked")
            List<String> said = (List<String>) with.evaluate("said");
            assertThat(said.getFirst()).startsWith(STATEMENT);
            assertThat(said.subList(1, said.size()))
                    .isEqualTo(with.locator(".ju-options label").allInnerTexts());
            assertThat(with.locator(".ju-listen").innerText()).isEqualTo("Stop listening");
            with.locator(".ju-listen").click();
            assertThat(with.locator(".ju-listen").innerText()).isEqualTo("Listen");
        }
    }
}
