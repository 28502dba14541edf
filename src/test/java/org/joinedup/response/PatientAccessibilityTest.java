package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

import org.assertj.core.api.SoftAssertions;
import org.joinedup.testing.Axe;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** WCAG 2.2 AA on every page that a patient can come to. */
class PatientAccessibilityTest extends ServiceTest {
    private static final int NARROWEST = 320;

    /** A window of 1280 by 1024 at 400 %. */
    private static final int HEIGHT_AT_400_PERCENT = 256;

    private static final Map<String, EmulateMediaOptions> SCHEMES =
            Map.of(
                    "light", media(ColorScheme.LIGHT, ForcedColors.NONE),
                    "dark", media(ColorScheme.DARK, ForcedColors.NONE),
                    "forced", media(ColorScheme.LIGHT, ForcedColors.ACTIVE));

    private static EmulateMediaOptions media(ColorScheme scheme, ForcedColors forced) {
        return new EmulateMediaOptions().setColorScheme(scheme).setForcedColors(forced);
    }

    private static NewContextOptions size(int width, int height) {
        return new NewContextOptions().setViewportSize(width, height);
    }

    private PatientStates states() {
        return new PatientStates(server.getURI(), database);
    }

    @Test
    void axe_finds_nothing_on_any_page_in_any_state_in_light_dark_and_forced_colours() {
        SoftAssertions all = new SoftAssertions();
        try (Browser browser = Browser.start()) {
            states().all()
                    .forEach(
                            (name, come) -> {
                                try (BrowserContext phone = browser.context(size(390, 844))) {
                                    Page page = phone.newPage();
                                    come.accept(page);
                                    SCHEMES.forEach(
                                            (scheme, media) -> {
                                                page.emulateMedia(media);
                                                Browser.keep(page, "390-" + name + "-" + scheme);
                                                all.assertThat(Axe.faults(page))
                                                        .as(name + ", " + scheme)
                                                        .isEmpty();
                                            });
                                }
                            });
        }
        all.assertAll();
    }

    @Test
    void no_page_scrolls_sideways_at_320_pixels_or_400_percent() {
        SoftAssertions all = new SoftAssertions();
        try (Browser browser = Browser.start()) {
            requireNoSidewaysScroll(browser, all, "");
        }
        all.assertAll();
    }

    @Test
    void the_text_size_of_the_phone_is_honoured_and_fits() {
        SoftAssertions all = new SoftAssertions();
        try (Browser browser = Browser.start("--blink-settings=defaultFontSize=32")) {
            try (BrowserContext phone = browser.context(size(390, 844))) {
                Page page = states().open(phone.newPage(), states().begun(), "/questions/1");
                assertThat(fontSize(page, ".govuk-radios__label")).isEqualTo("32px");
                assertThat(fontSize(page, ".ju-statement")).isEqualTo("48px");
            }
            requireNoSidewaysScroll(browser, all, "-text-200");
        }
        all.assertAll();
    }

    private void requireNoSidewaysScroll(Browser browser, SoftAssertions all, String suffix) {
        states().all()
                .forEach(
                        (name, come) -> {
                            try (BrowserContext phone =
                                    browser.context(size(NARROWEST, HEIGHT_AT_400_PERCENT))) {
                                Page page = phone.newPage();
                                come.accept(page);
                                Browser.keep(page, NARROWEST + "-" + name + suffix);
                                all.assertThat(tooWide(page)).as(name + suffix).isEmpty();
                            }
                        });
    }

    @SuppressWarnings("unchecked")
    private static List<String> tooWide(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                        document.documentElement.scrollWidth <= innerWidth ? []
                            : Array.from(document.querySelectorAll('body *'))
                                .filter(part => part.getBoundingClientRect().right > innerWidth)
                                .map(part => part.outerHTML.slice(0, 150))
                        """);
    }

    private static String fontSize(Page page, String part) {
        return (String)
                page.evaluate(
                        "part => getComputedStyle(document.querySelector(part)).fontSize", part);
    }

    @Test
    void the_whole_questionnaire_is_answered_by_keys_alone() {
        Invited invited = states().invited();
        try (Browser browser = Browser.start();
                BrowserContext phone = browser.context(size(NARROWEST, 640))) {
            Page page = states().open(phone.newPage(), invited, "");
            tabTo(page, "#respondent");
            page.keyboard().press("Space");
            tabTo(page, ".ju-button");
            page.keyboard().press("Enter");
            for (int number = 1; number <= PatientStates.STATEMENTS; number++) {
                page.waitForURL("**/questions/" + number);
                if (number == 4) {
                    requireErrorByKeys(page);
                }
                tabTo(page, "input[name=answer]");
                page.keyboard().press("Space");
                page.keyboard().press("ArrowDown");
                tabTo(page, ".ju-button");
                page.keyboard().press("Enter");
            }
            page.waitForURL("**/about-you");
            tabTo(page, "button[value=skip]");
            page.keyboard().press("Enter");
            page.waitForURL("**/check");
            tabTo(page, "form[action$=submit] button");
            page.keyboard().press("Enter");
            page.waitForURL("**/receipt");
        }
        assertThat(states(invited)).isEqualTo("completed");
    }

    private String states(Invited invited) {
        return new org.joinedup.testing.Questionnaires(database).state(invited);
    }

    /** The focus goes to the summary, and one key more leads to the choices. */
    private static void requireErrorByKeys(Page page) {
        tabTo(page, ".ju-button");
        page.keyboard().press("Enter");
        Phone.await(page, "document.activeElement.matches('.govuk-error-summary')");
        Browser.requireTitle(page, "Error: Question 4 of 22");
        assertThat(Axe.faults(page)).isEmpty();
        tabTo(page, ".govuk-error-summary a");
        page.keyboard().press("Enter");
        Phone.await(page, "document.activeElement.id === 'answer'");
    }

    /** Every stop on the way shows where the focus is. */
    private static void tabTo(Page page, String part) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            assertThat(
                            page.evaluate(
                                    """
                                    () => { const part = document.activeElement;
                                        const looks = [part, part.nextElementSibling].filter(Boolean)
                                            .flatMap(one => [getComputedStyle(one), getComputedStyle(one, '::before')]);
                                        return part === document.body || looks.some(look =>
                                            look.outlineStyle !== 'none' || look.boxShadow !== 'none'); }
                                    """))
                    .as("focus on the way to " + part)
                    .isEqualTo(true);
            if (Boolean.TRUE.equals(
                    page.evaluate("part => document.activeElement.matches(part)", part))) {
                return;
            }
        }
        throw new AssertionError("no key leads to " + part);
    }

    @Test
    void every_page_has_a_title_of_its_own_a_language_and_a_direction() {
        SoftAssertions all = new SoftAssertions();
        try (Browser browser = Browser.start();
                BrowserContext phone = browser.context(size(390, 844))) {
            Page page = phone.newPage();
            states().all()
                    .forEach(
                            (name, come) -> {
                                phone.clearCookies();
                                come.accept(page);
                                all.assertThat(page.title())
                                        .as(name)
                                        .matches("(Error: )?.{5,} – Joined Up");
                                all.assertThat(page.title().startsWith("Error: "))
                                        .as(name)
                                        .isEqualTo(name.endsWith("error"));
                                all.assertThat(page.locator("html").getAttribute("lang"))
                                        .isEqualTo("en");
                                all.assertThat(page.locator("html").getAttribute("dir"))
                                        .isEqualTo("ltr");
                                all.assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
                            });
        }
        all.assertAll();
    }

    @Test
    void nothing_moves_for_people_who_do_not_want_it() {
        try (Browser browser = Browser.start();
                BrowserContext phone =
                        browser.context(size(390, 844).setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = states().open(phone.newPage(), states().begun(), "/questions/1");
            assertThat(
                            page.evaluate(
                                    """
                                    Array.from(document.querySelectorAll('*')).filter(part =>
                                        parseFloat(getComputedStyle(part).transitionDuration) > 0
                                        || getComputedStyle(part).animationName !== 'none').length
                                    """))
                    .isEqualTo(0);
        }
    }
}
