package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.joinedup.testing.Api;
import org.joinedup.testing.Axe;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** The provider's pages in a real browser, with and without scripts. */
class DashboardBrowserTest extends ServiceTest {
    private static final double SHOWN = 0.05;

    private SomeServices services;
    private Api viewer;
    private Browser browser;

    @BeforeAll
    void services_with_answers_are_there() {
        services = new SomeServices(database);
        viewer = Fixtures.signedIn(new Api(server.getURI()), "viewer", SomeServices.PROVIDER);
        new PublishedEditions(new Api(server.getURI()))
                .publish(
                        services.quarter.from().toString(), services.quarter.to().toString(), null);
        browser = Browser.start();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private BrowserContext context(int width) {
        return browser.context(
                new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setAcceptDownloads(true)
                        .setLocale("en-GB"));
    }

    private Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(server.getURI() + "/sign-in");
        page.getByLabel("User name").fill("viewer-of-" + SomeServices.PROVIDER);
        page.getByLabel("Password").fill(Api.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        return page;
    }

    private Page open(BrowserContext context, String path) {
        Page page = signedIn(context);
        page.navigate(server.getURI() + path);
        return page;
    }

    private String servicePage() {
        return services.pageOf(services.large);
    }

    @SuppressWarnings("unchecked")
    private static List<Number> drawn(Page page, String kind, int series) {
        return (List<Number>)
                page.evaluate(
                        "([kind, series]) => echarts.getInstanceByDom(document.querySelector("
                                + "`.ju-chart[data-kind=${kind}] .ju-chart__drawing`)).getOption()"
                                + ".series[series].data.map((one) => one !== null && one.value !=="
                                + " undefined ? one.value : one).flat()",
                        List.of(kind, series));
    }

    private static void requireEqual(List<Number> drawn, List<Double> told) {
        assertThat(drawn).hasSameSizeAs(told).isNotEmpty();
        for (int i = 0; i < told.size(); i++) {
            assertThat(drawn.get(i).doubleValue()).isEqualTo(told.get(i), within(1e-9));
        }
    }

    private static List<Double> numbers(JsonNode list, String path) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(one -> numbers.add(one.at(path).asDouble()));
        return numbers;
    }

    @Test
    void every_chart_is_drawn_with_the_apis_numbers() {
        JsonNode profile = viewer.get(services.profileOf(services.large)).json();
        try (BrowserContext context = context(1280)) {
            Page page = open(context, servicePage());
            Locator charts = page.locator(".ju-chart");
            assertThat(charts.count()).isGreaterThanOrEqualTo(4);
            assertThat(page.locator(".ju-chart[data-drawn]").count()).isEqualTo(charts.count());
            assertThat(page.locator(".ju-chart svg path").count())
                    .isGreaterThan(10 * charts.count());

            requireEqual(
                    drawn(page, "trend", 3), numbers(profile.at("/trend/points"), "/figure/value"));
            requireEqual(
                    drawn(page, "spread", 0),
                    numbers(profile.at("/indicator/score/distribution"), "/count"));
            JsonNode score = profile.at("/comparison/score");
            requireEqual(
                    drawn(page, "funnel", 5),
                    List.of(score.get("n").asDouble(), score.get("value").asDouble()));
            assertThat(drawnNames(page, 6))
                    .as("the services that the reader sees")
                    .isEqualTo(List.of("Service SMALL-10", "Service SMALL-29", "Service SMALL-30"));
            assertThat(drawnNames(page, 7))
                    .as("the others that are published")
                    .isEqualTo(
                            IntStream.rangeClosed(1, 5)
                                    .mapToObj(i -> "Service OTHER-" + i)
                                    .toList());
            requireEqual(
                    drawn(page, "gaps", 1),
                    List.of(
                            equity(profile).at("/categories/0/gap/value").asDouble(),
                            0.0,
                            equity(profile).at("/categories/1/gap/value").asDouble(),
                            1.0));
            requireStatements(page, profile.at("/indicator/items"));
            JsonNode handovers = profile.at("/handovers/handovers");
            assertThat(handovers).hasSize(2);
            requireEqual(
                    drawn(page, "intervals", 1),
                    List.of(
                            handovers.at("/0/mean/value").asDouble(),
                            0.0,
                            handovers.at("/1/mean/value").asDouble(),
                            1.0));
        }
    }

    private static JsonNode equity(JsonNode profile) {
        for (JsonNode result : profile.get("equity")) {
            if (result.get("breakdown").asText().equals("deprivation")) {
                return result;
            }
        }
        throw new IllegalStateException("nothing by deprivation");
    }

    private static Object drawnNames(Page page, int series) {
        return page.evaluate(
                "(series) => echarts.getInstanceByDom(document.querySelector('[data-kind=funnel]"
                        + " .ju-chart__drawing')).getOption().series[series].data.map((one) =>"
                        + " one[2])",
                series);
    }

    /** The labels that are drawn as text, and the shares behind them. */
    private static void requireStatements(Page page, JsonNode items) {
        List<Number> agree = drawn(page, "statements", 2);
        List<Number> strongly = drawn(page, "statements", 3);
        List<Double> together = new ArrayList<>();
        for (int i = 0; i < agree.size(); i++) {
            together.add(agree.get(i).doubleValue() + strongly.get(i).doubleValue());
        }
        List<Double> told = new ArrayList<>(numbers(items, "/agree/value"));
        told.sort(null);
        assertThat(together).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(together.get(i)).isEqualTo(told.get(i), within(1e-9));
        }
        assertThat(page.locator(".ju-chart[data-kind=statements] svg").textContent())
                .contains(
                        "Strongly agree", Long.toString(Math.round(agree.getLast().doubleValue())));
    }

    @Test
    void each_chart_has_a_title_a_description_a_source_and_axes_with_titles() {
        try (BrowserContext context = context(1280)) {
            Page page = open(context, servicePage());
            for (Locator chart : page.locator(".ju-chart").all()) {
                assertThat(chart.locator("figcaption").innerText()).isNotBlank();
                assertThat(chart.locator("[role=img]").getAttribute("aria-label"))
                        .hasSizeGreaterThan(60);
                assertThat(chart.locator(".ju-chart__footing").innerText())
                        .contains("people", "Joined Up", "As of");
                assertThat(chart.locator("svg").textContent())
                        .containsAnyOf(
                                "Score, 0 to 100 points",
                                "Per cent of those who answered",
                                "Points beside everyone else");
            }
        }
    }

    @Test
    void the_policy_against_foreign_scripts_and_styles_is_not_broken() {
        try (BrowserContext context = context(1280)) {
            Page page = signedIn(context);
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);

            page.navigate(server.getURI() + servicePage());
            page.locator(".ju-chart__drawing").first().hover();
            page.waitForTimeout(300);

            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void the_table_is_one_click_away() {
        try (BrowserContext context = context(1280)) {
            Page page = open(context, servicePage());
            Locator table = page.locator("#table-trend");
            assertThat(table.isVisible()).isFalse();

            page.locator("section[aria-labelledby=trend] .ju-tables > summary").click();

            assertThat(table.isVisible()).isTrue();
        }
    }

    @Test
    void without_scripts_the_tables_are_there() {
        try (BrowserContext context = browser.desktop()) {
            Page page = open(context, servicePage());

            for (String id : List.of("trend", "statements", "spread", "funnel", "handovers")) {
                assertThat(page.locator("#table-" + id).isVisible()).as(id).isTrue();
            }
            assertThat(page.locator(".ju-chart__drawing").first().isVisible()).isFalse();
        }
    }

    @Test
    void a_chart_can_be_taken_away_as_a_picture_with_its_title_and_source() throws IOException {
        try (BrowserContext context = context(1280)) {
            Page page = open(context, servicePage());

            Download picture =
                    page.waitForDownload(() -> page.locator(".ju-chart__save").first().click());

            assertThat(picture.suggestedFilename())
                    .isEqualTo("LARGE-" + services.period().replace("period=", "") + "-trend.svg");
            assertThat(Files.readString(picture.path()))
                    .startsWith("<svg")
                    .contains("Score month by month", "Service LARGE. Source: Joined Up");
        }
    }

    @Test
    void every_chart_can_be_taken_away_as_a_picture_of_dots() throws IOException {
        try (BrowserContext context = context(1280)) {
            Page page = open(context, servicePage());
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));

            for (Locator chart : page.locator(".ju-chart").all()) {
                Download picture =
                        page.waitForDownload(() -> chart.locator("[data-format=png]").click());

                BufferedImage image = ImageIO.read(picture.path().toFile());
                assertThat(picture.suggestedFilename()).startsWith("LARGE-").endsWith(".png");
                assertThat(image.getWidth()).isEqualTo(1920);
                assertThat(inked(image)).as(picture.suggestedFilename()).isGreaterThan(10_000);
                Files.createDirectories(Path.of("target/screenshots"));
                Files.copy(
                        picture.path(),
                        Path.of("target/screenshots", picture.suggestedFilename()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(complaints).isEmpty();
        }
    }

    private static long inked(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .mapToLong(
                        y ->
                                IntStream.range(0, image.getWidth())
                                        .filter(x -> (image.getRGB(x, y) & 0xffffff) != 0xffffff)
                                        .count())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void the_pages_are_without_faults_and_fit_a_phone_and_a_desk(int width) {
        try (BrowserContext context = context(width)) {
            Page page = signedIn(context);
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("overview", "/services?" + services.period());
            pages.put("service", servicePage());
            pages.put("nine", services.pageOf(services.small.get(9)));
            pages.put("ten", services.pageOf(services.small.get(10)));
            pages.put(
                    "group", "/groups/provider/" + SomeServices.PROVIDER + "?" + services.period());
            pages.put("first-visit", "/first-visit");
            pages.put("glossary", "/glossary");
            pages.forEach((name, path) -> requireGood(page, width, name, path));
        }
    }

    private void requireGood(Page page, int width, String name, String path) {
        page.navigate(server.getURI() + path);
        page.waitForTimeout(200);
        Browser.keep(page, "dashboard-" + width + "-" + name);

        assertThat(Axe.faults(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as(name).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 29, 30})
    void what_a_reader_sees_depends_on_the_number_of_people(int people) {
        JsonNode mean =
                viewer.get(services.profileOf(services.small.get(people)))
                        .json()
                        .at("/indicator/score/mean");
        try (BrowserContext context = context(1280)) {
            Page page = open(context, services.pageOf(services.small.get(people)));

            String score = page.locator("#score").innerText();
            assertThat(page.locator("[data-kind=statements]").count())
                    .isEqualTo(people < 10 ? 0 : 1);
            assertThat(page.locator("[data-kind=spread]").count()).isEqualTo(people < 30 ? 0 : 1);
            if (people < 10) {
                assertThat(score).isEqualTo("[c]");
                assertThat(page.locator("main").innerText())
                        .contains("Too few people answered in this period: fewer than 10.");
            } else {
                assertThat(score.endsWith("[u]")).isEqualTo(people < 30);
                assertThat(Double.parseDouble(score.replace(" [u]", "")))
                        .isEqualTo(mean.get("value").asDouble(), within(SHOWN));
            }
        }
    }

    @Test
    void a_new_user_finds_the_weakest_handover_from_the_list_in_two_clicks() {
        JsonNode weakest =
                viewer.get(services.profileOf(services.large)).json().at("/handovers/handovers/0");
        try (BrowserContext context = context(1280)) {
            Page page = open(context, "/services?" + services.period());
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Service LARGE"))
                    .click();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions()
                                    .setName("Where people went next: handovers"))
                    .click();

            String words = page.locator("section[aria-labelledby=handovers] p").first().innerText();

            assertThat(words).contains(weakest.at("/destination/name").asText());
            String score = words.replaceAll(".*score ([0-9.]+).*", "$1");
            assertThat(Double.parseDouble(score))
                    .isEqualTo(weakest.at("/mean/value").asDouble(), within(SHOWN));
        }
    }
}
