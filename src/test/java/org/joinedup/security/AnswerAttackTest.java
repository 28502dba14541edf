package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is sent to come back in an answer or to be written down: redirects, names of hosts, headers,
 * lengths and lines of the log.
 */
class AnswerAttackTest extends BrowserAttack {
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
