package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** What holds for every address of the API. */
class ConventionsTest extends ServiceTest {
    private static final String OPEN = "/api/v1/questionnaires";

    @Controller("/api/conventions-test")
    @Secured(SecurityRule.IS_ANONYMOUS)
    static class Logging {
        @Get
        String log() {
            LoggerFactory.getLogger(ConventionsTest.class).warn("something of note");
            return "logged";
        }
    }

    @Test
    void a_request_keeps_the_name_that_its_caller_gave_it() {
        assertThat(api.withHeader("X-Request-ID", "batch-7.42").get(OPEN).header("X-Request-ID"))
                .isEqualTo("batch-7.42");
        assertThat(
                        api.withHeader("X-Request-ID", "batch-8")
                                .get("/api/v1/users")
                                .header("X-Request-ID"))
                .as("of a refused one, too")
                .isEqualTo("batch-8");
        assertThat(
                        api.withHeader("X-Request-ID", "batch-9")
                                .get("/api/v1/nothing")
                                .header("X-Request-ID"))
                .isEqualTo("batch-9");
    }

    @Test
    void a_request_without_a_plain_name_gets_one() {
        Reply unnamed = api.get(OPEN);
        Reply long65 = api.withHeader("X-Request-ID", "x".repeat(65)).get(OPEN);
        Reply forged = api.withHeader("X-Request-ID", "a b%0a").get(OPEN);

        for (Reply reply : new Reply[] {unnamed, long65, forged}) {
            assertThat(UUID.fromString(reply.header("X-Request-ID"))).isNotNull();
        }
    }

    @Test
    void what_is_logged_meanwhile_has_the_name_of_the_request() {
        Logger logger = (Logger) LoggerFactory.getLogger(ConventionsTest.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        try {
            api.withHeader("X-Request-ID", "named").get("/api/conventions-test");
        } finally {
            logger.detachAppender(logged);
        }

        assertThat(logged.list)
                .extracting(event -> event.getMDCPropertyMap().get("request"))
                .containsExactly("named");
    }

    @Test
    void what_is_not_said_to_be_kept_is_not_to_be_kept() {
        assertThat(api.get(OPEN).header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.get("/api/v1/users").header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.administrator().get("/api/v1/users").header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void whoever_takes_it_packed_gets_it_packed() throws IOException, InterruptedException {
        HttpResponse<InputStream> packed =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(server.getURI().resolve(OPEN))
                                        .header("Accept-Encoding", "gzip")
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream());

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (InputStream unpacked = new GZIPInputStream(packed.body())) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(api.get(OPEN).body());
        }
    }

    @Test
    void pages_of_other_sites_are_not_let_in_unless_that_is_set() {
        Api page = api.withHeader("Origin", "https://elsewhere.example");

        assertThat(page.get(OPEN).header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void an_address_has_one_spelling_and_whoever_looks_is_sent_to_it() {
        Reply looked = api.get("/sign-in/?language=cy");
        assertThat(looked.status()).isEqualTo(308);
        assertThat(looked.header("Location")).isEqualTo("/sign-in?language=cy");

        assertThat(api.post("/api/v1/tokens/", Map.of()).status()).isEqualTo(404);
        assertThat(api.post("/api/v1/invitations/x/responses/", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void where_anyone_may_send_nothing_large_is_taken_whatever_it_says_of_itself() {
        Map<String, String> large = Map.of("submissionId", "x".repeat(70_000));

        assertThat(
                        api.withBearer("anything")
                                .post("/api/v1/invitations/x/responses", large)
                                .status())
                .isEqualTo(413);
    }
}
