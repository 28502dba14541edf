package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may do what with a survey of P1 that is there, and with what is in it. */
class InvitationRolesTest extends ServiceTest {
    private final Map<String, Api> callers = new HashMap<>();
    private SurveyFixtures surveys;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        Fixtures.commissioner(database, "C1");
        callers.put("nobody", api);
        callers.put("administrator", api.administrator());
        callers.put("coordinator", Fixtures.signedIn(api, "coordinator", "P1"));
        callers.put("viewer", Fixtures.signedIn(api, "viewer", "P1"));
        callers.put("other coordinator", Fixtures.signedIn(api, "coordinator", "P2"));
        callers.put("other viewer", Fixtures.signedIn(api, "viewer", "P2"));
        callers.put("commissioner", Fixtures.client(api, "C1"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    method, path,                      nobody, administrator, coordinator, viewer, other coordinator, other viewer, commissioner
                    get,    surveys,                   401,    200,           200,         200,    200,               200,          403
                    get,    surveys/{survey},          401,    200,           200,         200,    404,               404,          403
                    get,    surveys/{survey}/progress, 401,    200,           200,         200,    404,               404,          403
                    get,    surveys/{survey}/invitations, 401, 200,           200,         403,    404,               403,          403
                    post,   surveys,                   401,    201,           201,         403,    422,               403,          403
                    post,   surveys/{survey}/pause,    401,    200,           200,         403,    404,               403,          403
                    post,   surveys/{survey}/close,    401,    200,           200,         403,    404,               403,          403
                    post,   surveys/{draft}/open,      401,    200,           200,         403,    404,               403,          403
                    post,   surveys/{survey}/invitations, 401, 201,           201,         403,    404,               403,          403
                    post,   invitations/{invitation}/withdraw, 401, 200,      200,         403,    404,               403,          403
                    post,   invitations/{invitation}/links,    401, 201,      201,         403,    404,               403,          403
                    """)
    void each_caller_may_do_what_the_table_says(
            String method,
            String path,
            int nobody,
            int administrator,
            int coordinator,
            int viewer,
            int otherCoordinator,
            int otherViewer,
            int commissioner) {
        check("nobody", method, path, nobody);
        check("administrator", method, path, administrator);
        check("coordinator", method, path, coordinator);
        check("viewer", method, path, viewer);
        check("other coordinator", method, path, otherCoordinator);
        check("other viewer", method, path, otherViewer);
        check("commissioner", method, path, commissioner);
    }

    private void check(String caller, String method, String path, int status) {
        SurveyId survey = surveys.openSurvey();
        String address =
                "/api/v1/"
                        + path.replace("{survey}", survey.toString())
                                .replace("{draft}", surveys.draft(Map.of()).toString())
                                .replace(
                                        "{invitation}",
                                        surveys.invite(survey, "S1").id().toString());
        Api.Reply reply =
                method.equals("get")
                        ? callers.get(caller).get(address)
                        : callers.get(caller).post(address, body(path));
        assertThat(reply.status()).as(caller + ": " + reply.body()).isEqualTo(status);
        assertThat(reply.body()).doesNotContain(status == 404 ? survey.toString() : "nothing such");
    }

    private static Object body(String path) {
        if (path.equals("surveys")) {
            return SurveyFixtures.survey(Map.of("owner", "P1"));
        }
        if (path.endsWith("/links")) {
            return Map.of("revokeOthers", true);
        }
        return path.endsWith("/invitations")
                ? Map.of(
                        "service",
                        "S1",
                        "invitations",
                        List.of(SurveyFixtures.invitation(Map.of())))
                : "{}";
    }

    @ParameterizedTest
    @CsvSource({"surveys/none", "surveys/00000000-0000-0000-0000-000000000001"})
    void what_does_not_exist_is_not_found(String path) {
        assertThat(callers.get("administrator").get("/api/v1/" + path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"other coordinator,P2", "coordinator,P1"})
    void the_list_has_the_surveys_of_the_own_organisation_only(String caller, String owner) {
        surveys.draft(Map.of("owner", "P1"));
        surveys.draft(Map.of("owner", "P2"));

        callers.get(caller)
                .get("/api/v1/surveys")
                .json()
                .get("items")
                .forEach(item -> assertThat(item.get("owner").asText()).isEqualTo(owner));
    }
}
