package org.joinedup.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as it is started by hand: embedded database, demonstration, and SIGKILL. */
class KillTest {
    private static final Pattern PASSWORD = Pattern.compile("password (\\S+) \\(");
    private static final int RESPONSES = 40;

    @TempDir Path folder;

    @Test
    void after_a_sigkill_every_acknowledged_response_is_there_and_a_replay_gets_the_same_receipt() {
        Map<String, Map<String, Object>> sent = new LinkedHashMap<>();
        Map<String, String> receipts = new LinkedHashMap<>();
        RunningService first = RunningService.start(folder, Map.of());
        try {
            Api api = new Api(first.uri());
            for (String token : invite(administrator(first))) {
                Map<String, Object> body = submission();
                Reply reply = api.post("/api/v1/invitations/" + token + "/responses", body);
                assertThat(reply.status()).isEqualTo(201);
                sent.put(token, body);
                receipts.put(token, reply.json().get("receipt").asText());
            }
        } finally {
            first.kill();
        }

        try (RunningService second = RunningService.start(folder, Map.of())) {
            Api api = new Api(second.uri());
            sent.forEach(
                    (token, body) -> {
                        Reply replay =
                                api.post("/api/v1/invitations/" + token + "/responses", body);
                        assertThat(replay.status()).isEqualTo(200);
                        assertThat(replay.json().get("receipt").asText())
                                .isEqualTo(receipts.get(token));
                    });
            assertThat(receipts).hasSize(RESPONSES);
            assertThat(completed(administrator(second))).isEqualTo(RESPONSES);
        }
    }

    @Test
    void a_second_service_on_the_same_folder_says_so_and_ends() {
        try (RunningService first = RunningService.start(folder, Map.of())) {
            assertThat(first.output()).contains("Joined Up is ready");
            assertThatThrownBy(() -> RunningService.start(folder, Map.of()))
                    .hasMessageContaining("another Joined Up already runs on the folder");
        }
    }

    private static Api administrator(RunningService service) {
        Matcher matcher = PASSWORD.matcher(service.output());
        assertThat(matcher.find()).as(service.output()).isTrue();
        return new Api(service.uri()).signedIn("administrator", matcher.group(1));
    }

    private static String survey(Api administrator) {
        for (var survey : administrator.get("/api/v1/surveys").json().get("items")) {
            if (survey.get("state").asText().equals("open")) {
                return survey.get("id").asText();
            }
        }
        throw new IllegalStateException("no open survey");
    }

    private static List<String> invite(Api administrator) {
        List<Map<String, Object>> invitations = new ArrayList<>();
        for (int i = 0; i < RESPONSES; i++) {
            invitations.add(
                    Map.of(
                            "transitionDate",
                            LocalDate.now(ZoneId.of("Europe/London")).minusDays(10).toString(),
                            "mode",
                            "app"));
        }
        Reply reply =
                administrator.post(
                        "/api/v1/surveys/" + survey(administrator) + "/invitations",
                        Map.of("service", "ICP-01", "invitations", invitations));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        List<String> tokens = new ArrayList<>();
        reply.json()
                .get("invitations")
                .forEach(
                        i -> {
                            String link = i.get("link").asText();
                            tokens.add(link.substring(link.lastIndexOf('/') + 1));
                        });
        return tokens;
    }

    private static int completed(Api administrator) {
        return administrator
                .get("/api/v1/surveys/" + survey(administrator) + "/progress")
                .json()
                .at("/completed")
                .asInt();
    }

    private static Map<String, Object> submission() {
        return Map.of(
                "submissionId",
                UUID.randomUUID().toString(),
                "respondent",
                "self",
                "instruments",
                List.of(part("ctm-15", "ctm-%02d", 15), part("i-statements", "i-%02d", 7)));
    }

    private static Map<String, Object> part(String code, String pattern, int items) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 1; i <= items; i++) {
            answers.add(Map.of("item", pattern.formatted(i), "value", 1 + i % 4));
        }
        return Map.of("code", code, "version", 1, "answers", answers);
    }
}
