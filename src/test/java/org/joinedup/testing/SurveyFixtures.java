package org.joinedup.testing;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.testing.Api.Reply;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Surveys and invitations made over the API by the administrator: of the provider P1 with the
 * services S1 and S2, beside the provider P2 with the service T1.
 */
public final class SurveyFixtures {
    private final Database database;
    private final Api administrator;

    public SurveyFixtures(Api api, Database database) {
        this.database = database;
        this.administrator = api.administrator();
        OrganisationId first = Fixtures.provider(database, "P1");
        Fixtures.service(database, "S1", first);
        Fixtures.service(database, "S2", first);
        Fixtures.service(database, "T1", Fixtures.provider(database, "P2"));
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    /** An invitation with the link that opens it. */
    public record Invited(InvitationId id, String link) {
        public String token() {
            return link.substring(link.lastIndexOf('/') + 1);
        }

        /** The link's path on the service under test. */
        public String path() {
            return "/s/" + token();
        }
    }

    /** The body of a demonstration of the I statements by P1, with some fields different. */
    public static Map<String, Object> survey(Map<String, Object> different) {
        Map<String, Object> body = new HashMap<>();
        body.put("title", "Leaving hospital");
        body.put("askedBy", "The ward team");
        body.put("owner", "P1");
        body.put("instruments", List.of(Map.of("code", "i-statements", "version", 1)));
        body.put("periodFrom", today().minusDays(200).toString());
        body.put("periodTo", today().plusDays(200).toString());
        body.put("language", "en");
        body.put("demonstration", true);
        body.putAll(different);
        return body;
    }

    public SurveyId draft(Map<String, Object> different) {
        Reply made = administrator.post("/api/v1/surveys", survey(different));
        return new SurveyId(UUID.fromString(made.json().get("id").asText()));
    }

    public SurveyId openSurvey() {
        return openSurvey(Map.of());
    }

    public SurveyId openSurvey(Map<String, Object> different) {
        SurveyId survey = draft(different);
        administrator.post("/api/v1/surveys/" + survey + "/open", "{}");
        return survey;
    }

    /**
     * One invitation to be issued, of a person who left ten days ago, with some fields different.
     */
    public static Map<String, Object> invitation(Map<String, Object> different) {
        Map<String, Object> body = new HashMap<>();
        body.put("transitionDate", today().minusDays(10).toString());
        body.put("mode", "letter");
        body.putAll(different);
        return body;
    }

    public Invited invite(SurveyId survey, String service) {
        return invite(survey, service, Map.of());
    }

    public Invited invite(SurveyId survey, String service, Map<String, Object> different) {
        Reply issued =
                administrator.post(
                        "/api/v1/surveys/" + survey + "/invitations",
                        Map.of("service", service, "invitations", List.of(invitation(different))));
        JsonNode first = issued.json().at("/invitations/0");
        return new Invited(
                new InvitationId(UUID.fromString(first.get("id").asText())),
                first.get("link").asText());
    }

    /** Lets an invitation's time run out. */
    public void expire(InvitationId id) {
        database.update(
                "update invitation set expires_at = now() - interval '1 second' where id = ?", id);
    }
}
