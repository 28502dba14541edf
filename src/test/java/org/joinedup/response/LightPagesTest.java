package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

import org.joinedup.testing.Alone;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.Relay;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the patient's pages weigh, how soon they stand, and that they stand still. */
@Alone
class LightPagesTest extends ServiceTest {
    private static final long FIRST_PAGE = 60_000;
    private static final long LATER_PAGE = 15_000;

    /** Lighthouse's phone: slow 4G, and a processor of a quarter of this one's speed. */
    private static final int BYTES_A_SECOND = 1_638_400 / 8;

    private static final int LATENCY_MS = 150;
    private static final int SLOWER = 4;

    /** What Lighthouse calls good. */
    private static final double LARGEST_PAINT_MS = 2_500;

    private static final double BLOCKED_MS = 200;

    private static final String OBSERVE =
            """
            window.measured = {largest: 0, shift: 0, blocked: 0};
            const observe = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note))
                .observe({type, buffered: true});
            observe('largest-contentful-paint', entry => { measured.largest = entry.startTime; });
            observe('layout-shift', entry => { measured.shift += entry.value; });
            observe('longtask', entry => { measured.blocked += Math.max(0, entry.duration - 50); });
            """;

    @Test
    void the_first_page_weighs_at_most_60_kilobytes_and_each_later_one_15() {
        PatientStates states = new PatientStates(server.getURI(), database);
        Map<String, Long> weights = new LinkedHashMap<>();
        List<String> hosts = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try (Browser browser = Browser.start();
                Relay line = new Relay(server.getPort());
                Phone phone = new Phone(browser, line.uri(), states.invited())) {
            phone.context()
                    .onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
            phone.context().onConsoleMessage(message -> complaints.add(message.text()));
            Page page = phone.open("");
            weigh(page, line, "first", weights);
            page.locator("#respondent").check();
            Phone.press(page, "Start");
            for (int number = 1; number <= PatientStates.STATEMENTS; number++) {
                phone.at(page, "/questions/" + number);
                weigh(page, line, "question " + number, weights);
                Phone.choose(page, 1 + number % 4);
                Phone.press(page, "Continue");
            }
            phone.at(page, "/about-you");
            weigh(page, line, "about you", weights);
            Phone.press(page, "Skip these questions");
            phone.at(page, "/check");
            weigh(page, line, "check", weights);
            Phone.press(page, "Send my answers");
            phone.receipt(page);
            weigh(page, line, "receipt", weights);
            assertThat(hosts).containsOnly(line.uri().getAuthority());
        }
        System.out.println("weights: " + weights);
        assertThat(complaints).isEmpty();
        assertThat(weights.get("first")).isLessThanOrEqualTo(FIRST_PAGE);
        weights.remove("first");
        assertThat(weights)
                .hasSize(25)
                .allSatisfy(
                        (page, weight) ->
                                assertThat(weight).as(page).isLessThanOrEqualTo(LATER_PAGE));
    }

    /** All that came since the last page, what is fetched in the background too. */
    private static void weigh(Page page, Relay line, String name, Map<String, Long> weights) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        weights.put(name, line.received());
    }

    @Test
    void on_a_slow_phone_pages_stand_soon_and_still_and_do_not_block() {
        PatientStates states = new PatientStates(server.getURI(), database);
        Invited begun = states.begun();
        Map<String, Map<String, Object>> measures = new LinkedHashMap<>();
        try (Browser browser = Browser.start()) {
            measures.put("first", best(browser, states.invited().link()));
            measures.put("question", best(browser, begun.link() + "/questions/19"));
            measures.put("check", best(browser, begun.link() + "/check"));
        }
        System.out.println("measures: " + measures);
        measures.forEach(
                (name, measured) -> {
                    assertThat(number(measured, "shift")).as(name).isZero();
                    assertThat(number(measured, "largest"))
                            .as(name)
                            .isBetween(1.0, LARGEST_PAINT_MS);
                    assertThat(number(measured, "blocked")).as(name).isLessThan(BLOCKED_MS);
                });
    }

    /** At most three times, for whatever else this machine does blocks the page, too. */
    private Map<String, Object> best(Browser browser, String path) {
        List<Map<String, Object>> measures = new ArrayList<>();
        do {
            measures.add(measure(browser, path));
        } while (measures.size() < 3 && number(measures.getLast(), "blocked") >= BLOCKED_MS);
        return measures.stream()
                .min(Comparator.comparingDouble(measured -> number(measured, "blocked")))
                .orElseThrow();
    }

    private static double number(Map<String, Object> measured, String name) {
        return ((Number) measured.get(name)).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> measure(Browser browser, String path) {
        try (BrowserContext phone =
                browser.context(
                        new NewContextOptions()
                                .setViewportSize(390, 844)
                                .setIsMobile(true)
                                .setDeviceScaleFactor(2))) {
            Page page = phone.newPage();
            CDPSession session = phone.newCDPSession(page);
            session.send("Network.enable");
            session.send("Network.emulateNetworkConditions", slow());
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", SLOWER);
            session.send("Emulation.setCPUThrottlingRate", rate);
            phone.addInitScript(OBSERVE);
            page.navigate(server.getURI() + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.waitForTimeout(500);
            return (Map<String, Object>) page.evaluate("measured");
        }
    }

    private static JsonObject slow() {
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", LATENCY_MS);
        line.addProperty("downloadThroughput", BYTES_A_SECOND);
        line.addProperty("uploadThroughput", BYTES_A_SECOND / 2);
        return line;
    }

    @Test
    void styles_and_scripts_are_packed_and_kept_for_a_year_and_those_of_another_release_are_not()
            throws IOException, InterruptedException {
        String page =
                new FormBrowser(
                                server.getURI(),
                                new PatientStates(server.getURI(), database).invited())
                        .get("")
                        .body();
        List<String> files =
                java.util.regex.Pattern.compile("(?:href|src)=\"(/assets/patient/[^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(files).hasSizeGreaterThan(4);
        for (String file : files) {
            HttpResponse<byte[]> reply = fetch(file);
            assertThat(reply.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(reply.headers().firstValue("Cache-Control"))
                    .contains("public, max-age=31536000, immutable");
        }
        HttpResponse<byte[]> other = fetch("/assets/patient/000000000000/patient.css");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(fetch("/assets/patient/000000000000/other.js").statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> fetch(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.getURI().resolve(path))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void the_policy_allows_no_inline_script_no_inline_style_and_no_other_host() {
        String policy =
                new FormBrowser(
                                server.getURI(),
                                new PatientStates(server.getURI(), database).invited())
                        .get("")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe", "http", "*");
    }
}
