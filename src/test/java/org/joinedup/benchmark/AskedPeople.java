package org.joinedup.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.SurveyFixtures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * People of ten services who were asked the CTM-15 and the I statements, with their links and what
 * each answers.
 */
final class AskedPeople {
    static final List<String> INSTRUMENTS = List.of("ctm-15", "i-statements");

    private static final String PROVIDER = "ASKED";
    private static final int SERVICES = 10;
    private static final int PORTION = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api administrator;
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<String> tokens = new ArrayList<>();
    private final List<byte[]> submissions = new ArrayList<>();
    private final String survey;

    AskedPeople(Api administrator) {
        this.administrator = administrator;
        this.survey = openSurvey();
    }

    /** Asks so many more. */
    AskedPeople ask(int people) throws JsonProcessingException {
        for (int asked = 0; asked < people; asked += PORTION) {
            Reply issued =
                    administrator.post(
                            "/api/v1/surveys/" + survey + "/invitations",
                            Map.of(
                                    "service",
                                    PROVIDER + "-" + tokens.size() / PORTION % SERVICES,
                                    "invitations",
                                    Collections.nCopies(
                                            Math.min(PORTION, people - asked),
                                            SurveyFixtures.invitation(Map.of()))));
            require(issued, 201);
            for (JsonNode each : issued.json().get("invitations")) {
                String link = each.get("link").asText();
                String token = link.substring(link.lastIndexOf('/') + 1);
                tokens.add(token);
                submissions.add(
                        KeepAliveClient.post(
                                "/api/v1/invitations/" + token + "/responses",
                                JSON.writeValueAsBytes(submission())));
            }
        }
        return this;
    }

    String survey() {
        return survey;
    }

    String token(int number) {
        return tokens.get(number);
    }

    /** The whole request. */
    byte[] submission(int number) {
        return submissions.get(number);
    }

    int people() {
        return tokens.size();
    }

    private Map<String, Object> submission() {
        return Map.of(
                "submissionId",
                UUID.randomUUID().toString(),
                "respondent",
                "self",
                "instruments",
                INSTRUMENTS.stream()
                        .map(
                                code ->
                                        Map.of(
                                                "code",
                                                code,
                                                "version",
                                                1,
                                                "answers",
                                                Questionnaires.items(code).stream()
                                                        .map(this::answer)
                                                        .toList()))
                        .toList());
    }

    private Map<String, Object> answer(String item) {
        return Map.of("item", item, "value", 1 + random.nextInt(4));
    }

    private String openSurvey() {
        administrator.post(
                "/api/v1/organisations",
                Map.of("code", PROVIDER, "name", "Asked", "kind", "provider"));
        for (int i = 0; i < SERVICES; i++) {
            require(
                    administrator.post(
                            "/api/v1/services",
                            Map.of(
                                    "code",
                                    PROVIDER + "-" + i,
                                    "name",
                                    "Ward " + i,
                                    "provider",
                                    PROVIDER,
                                    "careCluster",
                                    "unplanned-episode")),
                    201);
        }
        Reply made =
                administrator.post(
                        "/api/v1/surveys",
                        SurveyFixtures.survey(
                                Map.of(
                                        "owner",
                                        PROVIDER,
                                        "instruments",
                                        INSTRUMENTS.stream()
                                                .map(code -> Map.of("code", code, "version", 1))
                                                .toList())));
        require(made, 201);
        String id = made.json().get("id").asText();
        require(administrator.post("/api/v1/surveys/" + id + "/open", "{}"), 200);
        return id;
    }

    private static void require(Reply reply, int status) {
        if (reply.status() != status) {
            throw new IllegalStateException(reply.status() + " " + reply.body());
        }
    }
}
