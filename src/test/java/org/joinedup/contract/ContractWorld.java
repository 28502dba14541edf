package org.joinedup.contract;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.SurveyFixtures.Invited;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What there is to ask for: the provider P1 with a survey, the commissioner C1, and figures. */
public final class ContractWorld {
    public static final String CALLBACK_TOKEN = "a-token-that-notify-sends";

    /** What the service must be set to for all that there is to ask for. */
    public static final Map<String, String> SETTINGS =
            Map.of(
                    "joinedup.webhooks.hosts",
                    "hooks.example",
                    "joinedup.notify.callback-token",
                    CALLBACK_TOKEN);

    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final String SURVEYS = "/api/v1/surveys/";

    private final Api anonymous;
    private final Database database;
    private final Api administrator;
    private final SurveyFixtures surveys;
    private final SurveyId survey;
    private final ServiceId service;
    private final PublishedEditions editions;
    private SurveyId planned;

    ContractWorld(Api anonymous, Database database) {
        this.anonymous = anonymous;
        this.database = database;
        this.administrator = anonymous.administrator();
        OrganisationId buyer = Fixtures.commissioner(database, "C1");
        surveys = new SurveyFixtures(anonymous, database);
        survey = surveys.openSurvey();
        Fixtures.commissions(
                database,
                buyer,
                Fixtures.service(database, "S1", Fixtures.provider(database, "P1")));
        OrganisationId home = Fixtures.provider(database, "HOME");
        FoldedPeople people = new FoldedPeople(database);
        for (int i = 0; i < 4; i++) {
            ServiceId ward = Fixtures.service(database, "WARD-" + i, home);
            for (int quarter = 0; quarter < 4; quarter++) {
                people.put(ward, APRIL.plusMonths(3L * quarter), 60 + i);
            }
        }
        service = Fixtures.service(database, "WARD-0", home);
        Fixtures.translation(administrator, Fixtures.CTM_3, "cy");
        editions = new PublishedEditions(anonymous);
        editions.publish("2025-04", "2025-06", null);
        editions.publish("2026-01", "2026-03", null);
    }

    SurveyFixtures surveys() {
        return surveys;
    }

    SurveyId survey() {
        return survey;
    }

    ServiceId service() {
        return service;
    }

    /** The code. */
    String programme() {
        administrator.post(
                "/api/v1/programmes", Map.of("code", "programme-0", "name", "A programme"));
        return "programme-0";
    }

    MachineClient client() {
        return MachineClient.registered(
                anonymous, administrator, "C1", Map.of("kind", "secret"), "metrics:read");
    }

    /** The id of a long request that has ended. */
    String progress() {
        String id = UUID.randomUUID().toString();
        administrator
                .withHeader("Progress-Id", id)
                .post(
                        SURVEYS + survey + "/invitations",
                        Map.of(
                                "service",
                                "S1",
                                "invitations",
                                List.of(SurveyFixtures.invitation(Map.of()))));
        return id;
    }

    Invited invited() {
        return surveys.invite(survey, "S1");
    }

    /** A whole questionnaire. */
    Map<String, Object> response() {
        return Questionnaires.allAnswered("i-statements", 3);
    }

    /** Of a response that came. */
    String receipt() {
        return made("/api/v1/invitations/" + invited().token() + "/responses", response())
                .get("receipt")
                .asText();
    }

    SurveyId paperSurvey() {
        return surveys.openSurvey(
                Map.of("instruments", List.of(Map.of("code", "ctm-3", "version", 1))));
    }

    /** With a plan, and always the same. */
    SurveyId plannedSurvey() {
        if (planned == null) {
            planned = surveys.openSurvey();
            administrator.put(SURVEYS + planned + "/plan", PeopleList.plan(Map.of()));
        }
        return planned;
    }

    /** What the preview of a list tells. */
    String accept(PeopleList list) {
        return administrator
                .post(SURVEYS + plannedSurvey() + "/lists/preview", Map.of("file", list.file()))
                .json()
                .get("accept")
                .asText();
    }

    /** The id of a batch. */
    String letters() {
        PeopleList list = new PeopleList().with(77, Map.of("mobile", "", "email", ""));
        list.take(administrator, plannedSurvey());
        database.update(
                "update outbox set next_at = now() where survey_id = ? and channel = 'letter'",
                plannedSurvey());
        return administrator
                .post(SURVEYS + plannedSurvey() + "/letters", "{}")
                .json()
                .get("id")
                .asText();
    }

    static String paperForm() {
        return "service,external_reference,transition_date,answered_on,respondent,relationship,ctm-02,ctm-09,ctm-13\n"
                + "S1,PAPER-1,%s,%s,self,,3,3,3\n"
                        .formatted(
                                Questionnaires.transition(),
                                Questionnaires.transition().plusDays(7));
    }

    String openLink() {
        return made(SURVEYS + survey + "/open-links", Map.of("service", "S1")).get("id").asText();
    }

    Map<String, Object> translation(String instrument, String language) {
        JsonNode english =
                anonymous.get("/api/v1/questionnaires/" + instrument + "/versions/1").json();
        List<Map<String, Object>> items = new ArrayList<>();
        english.get("items")
                .forEach(
                        item ->
                                items.add(
                                        Map.of(
                                                "item",
                                                item.get("item").asText(),
                                                "text",
                                                language + " " + item.get("text").asText())));
        List<Map<String, Object>> options = new ArrayList<>();
        english.get("options")
                .forEach(
                        option ->
                                options.add(
                                        Map.of(
                                                "value",
                                                option.get("value").asInt(),
                                                "label",
                                                language + " " + option.get("label").asText())));
        return Map.of(
                "language", language,
                "title", "A title",
                "asksAbout", "something",
                "source", "Nobody, for a test",
                "copyright", "© nobody",
                "items", items,
                "options", options);
    }

    /** Of what is published. */
    String edition() {
        return administrator.get("/api/v1/editions").json().findValuesAsText("id").getFirst();
    }

    /** Another administrator than who prepares. */
    Api publisher() {
        return editions.publisher();
    }

    /**
     * @param from the first month of a quarter
     */
    String prepared(YearMonth from) {
        return editions.prepare(from.toString(), from.plusMonths(2).toString(), null);
    }

    static Map<String, Object> target(String from) {
        return Map.of(
                "commissioner", "C1",
                "kind", "service",
                "code", "S1",
                "instrument", "ctm-3",
                "value", 80.5,
                "from", from);
    }

    String target(int year) {
        return made("/api/v1/targets", target(year + "-01")).get("id").asText();
    }

    String webhook(String url) {
        return made("/api/v1/webhooks", Map.of("url", url)).get("id").asText();
    }

    private JsonNode made(String path, Map<String, Object> body) {
        Api.Reply reply = administrator.post(path, body);
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.status() + " " + reply.body());
        }
        return reply.json();
    }
}
