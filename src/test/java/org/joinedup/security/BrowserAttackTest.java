package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import jakarta.inject.Inject;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What another site, or somebody between, can make a browser do: fixed sessions, forged forms,
 * frames, redirects, injected headers and lines of the log. Every route is found by itself.
 */
class BrowserAttackTest extends ServiceTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SOME_ID = "00000000-0000-7000-8000-000000000000";
    private static final String ELSEWHERE = "elsewhere.example";

    @Inject Router router;

    private Wire wire;
    private String session;
    private String link;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.public-url", "https://joined-up.example");
        return settings;
    }

    @BeforeAll
    void begin() {
        Api anonymous = new Api(server.getURI());
        wire = new Wire(server.getURI());
        SurveyFixtures surveys = new SurveyFixtures(anonymous, database);
        link = surveys.invite(surveys.openSurvey(), "S1").path();
        WebForms.send(anonymous, link + "/start", Map.of("respondent", "self"));
        session = cookie(signIn(anonymous.withHeader("Sec-Fetch-Site", "same-origin")));
    }

    @AfterAll
    void end() {
        wire.close();
    }

    private static Reply signIn(Api caller) {
        return WebForms.send(
                caller,
                "/sign-in",
                Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD));
    }

    private static String cookie(Reply signedIn) {
        return signedIn.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private Api browser() {
        return api.withHeader("Cookie", session);
    }

    /** Methods with addresses, of which a patient's has their link. */
    private Map<String, HttpMethod> routes() {
        Map<String, HttpMethod> routes = new TreeMap<>();
        router.uriRoutes()
                .filter(route -> !template(route).endsWith("-test"))
                .forEach(
                        route ->
                                routes.put(
                                        route.getHttpMethod() + " " + address(template(route)),
                                        route.getHttpMethod()));
        return routes;
    }

    private static String template(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    private String address(String template) {
        return template.replace("/s/{token}", link).replaceAll("\\{[^}]*}", SOME_ID);
    }

    private Reply send(Api caller, String route, HttpMethod method) {
        String path = route.substring(route.indexOf(' ') + 1);
        return method == HttpMethod.GET
                ? caller.get(path)
                : caller.write(method.name(), path, FORM, "");
    }

    @Test
    void a_session_that_was_chosen_by_somebody_else_is_never_signed_in() {
        String chosen = "joined-up-session=jup_" + "A".repeat(43);
        Api victim = api.withHeader("Sec-Fetch-Site", "same-origin").withHeader("Cookie", chosen);

        String given = cookie(signIn(victim));

        assertThat(given).startsWith("joined-up-session=jup_").isNotEqualTo(chosen);
        assertThat(api.withHeader("Cookie", chosen).get("/services").status()).isEqualTo(303);
        assertThat(api.withHeader("Cookie", given).get("/services").status()).isEqualTo(200);
        assertThat(
                        cookie(
                                signIn(
                                        api.withHeader("Cookie", given)
                                                .withHeader("Sec-Fetch-Site", "same-origin"))))
                .as("another sign-in is another session")
                .isNotEqualTo(given);
        assertThat(api.get("/services?joined-up-session=" + given).status())
                .as("nor is it taken from the address")
                .isEqualTo(303);
    }

    @Test
    void no_change_that_another_site_asks_for_with_our_cookie_is_made() {
        List<Api> forged =
                List.of(
                        browser().withHeader("Origin", "https://" + ELSEWHERE),
                        browser().withHeader("Origin", "null"),
                        browser().withHeader("Sec-Fetch-Site", "cross-site"),
                        browser().withHeader("Sec-Fetch-Site", "same-site"),
                        // An old browser that says nothing of where a form was.
                        browser());
        Set<String> taken = new TreeSet<>();
        List<String> tried = new ArrayList<>();
        routes().forEach(
                        (route, method) -> {
                            if (isChange(method) && !route.contains(" /s/")) {
                                tried.add(route);
                                forged.stream()
                                        .map(each -> send(each, route, method))
                                        .filter(reply -> reply.status() != 403)
                                        .forEach(reply -> taken.add(route + " " + reply.status()));
                            }
                        });

        assertThat(tried).hasSizeGreaterThan(60);
        assertThat(taken).isEmpty();
    }

    private static boolean isChange(HttpMethod method) {
        return method != HttpMethod.GET
                && method != HttpMethod.HEAD
                && method != HttpMethod.OPTIONS;
    }

    @Test
    void a_patients_pages_take_no_notice_of_any_cookie_that_a_forged_form_could_use() {
        Reply forged =
                WebForms.send(
                        browser().withHeader("Origin", "https://" + ELSEWHERE),
                        "/s/" + "0".repeat(26) + "/submit",
                        Map.of());

        assertThat(forged.status()).isEqualTo(404);
    }

    @Test
    void every_answer_keeps_frames_scripts_and_guesses_of_its_type_out() {
        Set<String> lacking = new TreeSet<>();
        routes().forEach(
                        (route, method) -> {
                            for (Api caller : List.of(browser(), api)) {
                                check(route, send(caller, route, method), lacking);
                            }
                        });
        check("no such page", browser().get("/no/such/page"), lacking);
        check("too large", api.write("POST", "/sign-in", FORM, "x".repeat(20_000)), lacking);
        check(
                "not JSON",
                browser().write("POST", "/api/v1/tokens", "application/json", "{"),
                lacking);
        check("other type", api.write("POST", "/api/v1/tokens", "image/png", "x"), lacking);
        check("other method", api.write("PATCH", "/sign-in", FORM, ""), lacking);

        assertThat(lacking).isEmpty();
    }

    private static void check(String about, Reply reply, Set<String> lacking) {
        boolean isAsset = about.contains(" /assets/");
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("Content-Security-Policy", ".*default-src 'none'.*frame-ancestors 'none'.*");
        wanted.put("X-Content-Type-Options", "nosniff");
        wanted.put("Cross-Origin-Resource-Policy", "same-origin");
        wanted.put("Strict-Transport-Security", "max-age=[0-9]{8}.*");
        if (!isAsset) {
            wanted.put("X-Frame-Options", "DENY");
            wanted.put("Referrer-Policy", "no-referrer|same-origin");
            wanted.put("Permissions-Policy", ".+");
            wanted.put("Cross-Origin-Opener-Policy", "same-origin");
            wanted.put("Cache-Control", ".*no-store.*|.*private.*|.*no-cache.*");
        }
        wanted.forEach(
                (name, form) -> {
                    if (!reply.header(name).matches(form)) {
                        lacking.add(
                                about
                                        + " "
                                        + reply.status()
                                        + " "
                                        + name
                                        + ": "
                                        + reply.header(name));
                    }
                });
        String policy = reply.header("Content-Security-Policy");
        if (policy.contains("unsafe-inline") || policy.contains("unsafe-eval")) {
            lacking.add(about + " " + policy);
        }
    }

    @Test
    void nothing_that_is_sent_leads_to_another_site() {
        List<String> ways =
                List.of(
                        "//" + ELSEWHERE,
                        "https://" + ELSEWHERE,
                        "/\\" + ELSEWHERE,
                        "/../../" + ELSEWHERE,
                        "@" + ELSEWHERE,
                        "\r\nLocation: https://" + ELSEWHERE,
                        "javascript:alert(1)");
        Set<String> lead = new TreeSet<>();
        for (String way : ways) {
            for (String page : List.of("/look", "/language", "/questions/1", "/start")) {
                note(
                        WebForms.send(
                                api,
                                link + page,
                                fields("page", "then", "next", "look", "language", "answer", way)),
                        lead);
            }
            note(
                    WebForms.send(
                            api.withHeader("Sec-Fetch-Site", "same-origin"),
                            "/sign-in?return=" + encoded(way) + "&next=" + encoded(way),
                            Map.of(
                                    "username",
                                    Api.ADMINISTRATOR,
                                    "password",
                                    Api.PASSWORD,
                                    "return",
                                    way,
                                    "next",
                                    way)),
                    lead);
            note(api.get("/services?return=" + encoded(way)), lead);
            note(api.get("/" + encoded(way)), lead);
            note(api.get("/sign-in/" + encoded(way) + "/"), lead);
        }

        assertThat(lead).isEmpty();
    }

    private static Map<String, String> fields(String... namesAndValue) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValue.length - 1; i++) {
            fields.put(namesAndValue[i], namesAndValue[namesAndValue.length - 1]);
        }
        return fields;
    }

    private static String encoded(String text) {
        return Malice.percent(text);
    }

    private static void note(Reply reply, Set<String> lead) {
        String to = reply.header("Location");
        if (!to.isEmpty() && (!to.matches("/(?![/\\\\]).*") || to.contains(ELSEWHERE))) {
            lead.add(to);
        }
    }

    @Test
    void the_name_of_the_host_that_a_request_gives_is_in_no_answer() {
        for (String path : List.of("/", "/services", "/sign-in", link, link + "/letter", "/s")) {
            Wire.Answer answer =
                    wire.send(
                            "GET",
                            path,
                            List.of(
                                    "Host: " + ELSEWHERE,
                                    "X-Forwarded-Host: " + ELSEWHERE,
                                    "Forwarded: host=" + ELSEWHERE,
                                    "Cookie: " + session),
                            new byte[0]);
            assertThat(answer.headers()).as(path).noneMatch(line -> line.contains(ELSEWHERE));
            assertThat(answer.text()).as(path).doesNotContain(ELSEWHERE);
        }
    }

    @Test
    void nothing_that_is_sent_adds_a_header_or_a_line_to_the_log() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        String forged = "%0d%0aX-Injected:%201%0d%0a%0d%0aFORGED";
        List<Wire.Answer> answers = new ArrayList<>();
        try {
            for (String path :
                    List.of(
                            link + forged,
                            link + "/questions/1?then=" + forged,
                            "/services?language=" + forged,
                            "/api/v1/observations?after=" + forged,
                            "/api/v1/questionnaires/" + forged + "/versions/1",
                            "/assets/" + forged,
                            "/" + forged)) {
                answers.add(get(path, "X-Request-ID: named"));
            }
            answers.add(get("/api/v1/questionnaires", "X-Request-ID: a\rX-Injected: 1"));
            answers.add(get("/api/v1/questionnaires", "X-Request-ID: FORGED %0d%0aX-Injected: 1"));
            answers.add(get(link, "Cookie: look=x%0d%0aX-Injected:%201"));
            answers.add(
                    wire.send(
                            "POST",
                            link + "/language",
                            List.of("Host: " + wire.host(), "Content-Type: " + FORM),
                            ("language=cy" + forged + "&page=" + forged)
                                    .getBytes(StandardCharsets.UTF_8)));
        } finally {
            root.detachAppender(logged);
        }

        assertThat(answers).allMatch(answer -> answer.header("X-Injected").isEmpty());
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("FORGED") && line.contains("\n"));
    }

    private Wire.Answer get(String path, String header) {
        return wire.send(
                "GET",
                path,
                List.of("Host: " + wire.host(), "Cookie: " + session, header),
                new byte[0]);
    }

    @Test
    void no_answer_has_more_than_it_says_so_that_none_can_be_taken_for_anothers()
            throws InterruptedException {
        Set<String> longer = new TreeSet<>();
        for (String route : routes().keySet()) {
            String path = route.substring(route.indexOf(' ') + 1);
            for (String method : List.of("HEAD", "OPTIONS", "TRACE")) {
                for (String caller : List.of("Cookie: " + session, "Accept: */*")) {
                    Wire.Answer answer =
                            wire.send(
                                    method,
                                    path,
                                    List.of("Host: " + wire.host(), caller),
                                    new byte[0]);
                    Thread.sleep(1);
                    boolean isTraced = method.equals("TRACE") && answer.status() < 400;
                    if (!wire.isInStep() || isTraced) {
                        longer.add(method + " " + path + " " + answer.status());
                        wire.close();
                    }
                }
            }
        }

        assertThat(longer).isEmpty();
    }

    @Test
    void a_message_of_several_lines_is_one_line_of_the_log() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>)
                        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDOUT");
        PatternLayoutEncoder encoder = (PatternLayoutEncoder) console.getEncoder();
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger logger = context.getLogger("a-log");
        logger.addAppender(logged);
        logger.warn("one {}", "\r\n00:00:00.000 INFO somebody - forged");
        logger.detachAppender(logged);

        String written =
                new String(encoder.encode(logged.list.getFirst()), StandardCharsets.UTF_8)
                        .stripTrailing();

        assertThat(written.lines().collect(Collectors.toList())).hasSize(1);
        assertThat(written).contains("forged");
    }
}
