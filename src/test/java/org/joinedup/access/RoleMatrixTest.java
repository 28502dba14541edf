package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import jakarta.inject.Inject;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may call what. A thing that a role may do can still be refused for what was sent. */
class RoleMatrixTest extends ServiceTest {
    private static final String SOME_ID = "00000000-0000-7000-8000-000000000000";

    /** What works without signing in; everything else must not. */
    private static final Set<String> OPEN =
            Set.of(
                    "POST /api/v1/tokens",
                    "GET /api/v1/questionnaires",
                    "GET /api/v1/questionnaires/{code}/versions/{version}",
                    "GET /api/v1/questionnaires/{code}/versions/{version}/translations/{language}",
                    "POST /api/v1/invitations/{token}/responses");

    @Inject Router router;

    private final Map<Role, Api> callers = new EnumMap<>(Role.class);

    @BeforeAll
    void signIn() {
        Api anonymous = new Api(server.getURI());
        TestOrganisations organisations = new TestOrganisations(anonymous);
        String provider = organisations.provider();
        callers.put(Role.ADMINISTRATOR, organisations.administrator());
        callers.put(Role.COORDINATOR, organisations.coordinatorOf(provider));
        callers.put(Role.VIEWER, organisations.viewerOf(provider));
        callers.put(Role.COMMISSIONER, organisations.clientOf(organisations.commissioner()));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/users,                  ADMINISTRATOR",
        "POST,   /api/v1/users,                  ADMINISTRATOR",
        "GET,    /api/v1/audit/verification,     ADMINISTRATOR",
        "GET,    /api/v1/clients,                ADMINISTRATOR",
        "POST,   /api/v1/clients,                ADMINISTRATOR",
        "DELETE, /api/v1/clients/ID,             ADMINISTRATOR",
        "POST,   /api/v1/clients/ID/credentials, ADMINISTRATOR",
        "DELETE, /api/v1/clients/ID/credentials/ID, ADMINISTRATOR",
        "GET,    /api/v1/clients/ID/usage,       ADMINISTRATOR",
        "PUT,    /api/v1/clients/ID/limits,      ADMINISTRATOR",
        "POST,   /api/v1/editions,               ADMINISTRATOR",
        "POST,   /api/v1/editions/ID/publish,    ADMINISTRATOR",
        "POST,   /api/v1/editions/ID/discard,    ADMINISTRATOR",
        "GET,    /api/v1/metrics,                ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/observations,           ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/strategies/effects,     ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/programmes/p/comparison, ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/handovers,              ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "POST,   /api/v1/organisations,          ADMINISTRATOR",
        "POST,   /api/v1/organisations/import,   ADMINISTRATOR",
        "POST,   /api/v1/services,               ADMINISTRATOR",
        "POST,   /api/v1/services/import,        ADMINISTRATOR",
        "POST,   /api/v1/programmes,             ADMINISTRATOR",
        "POST,   /api/v1/summaries/rebuild,      ADMINISTRATOR",
        "GET,    /api/v1/summaries/rebuild,      ADMINISTRATOR",
        "GET,    /api/v1/progress/ID,            ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "PUT,    /api/v1/questionnaires/ctm-15/versions/1/permission, ADMINISTRATOR",
        "POST,   /api/v1/questionnaires/ctm-15/versions/1/translations, ADMINISTRATOR",
        "GET,    /api/v1/surveys/ID/open-links,  ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/surveys/ID/open-links,  ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/open-links/ID/close,    ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/surveys/ID/plan,        ADMINISTRATOR COORDINATOR",
        "PUT,    /api/v1/surveys/ID/plan,        ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/surveys/ID/lists/preview, ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/surveys/ID/lists,       ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/surveys/ID/lists/file/preview, ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/surveys/ID/lists/file,  ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/stop-lists,             ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/surveys/ID/letters,     ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/surveys/ID/invitations/ID/held, ADMINISTRATOR COORDINATOR",
        "POST,   /api/v1/surveys/ID/letters,     ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/surveys/ID/letters/ID/pdf, ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/surveys/ID/letters/ID/csv, ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/surveys/ID/fieldwork,   ADMINISTRATOR COORDINATOR VIEWER",
        "GET,    /api/v1/surveys/ID/fieldwork/report, ADMINISTRATOR COORDINATOR VIEWER",
        "GET,    /api/v1/surveys/ID/fieldwork/tables/total, ADMINISTRATOR COORDINATOR VIEWER",
        "GET,    /api/v1/sample-size,            ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/webhooks,               ADMINISTRATOR",
        "POST,   /api/v1/webhooks,               ADMINISTRATOR",
        "DELETE, /api/v1/webhooks/ID,            ADMINISTRATOR",
        "POST,   /api/v1/targets,                ADMINISTRATOR COORDINATOR",
        "PUT,    /api/v1/targets/ID,             ADMINISTRATOR COORDINATOR",
        "DELETE, /api/v1/targets/ID,             ADMINISTRATOR COORDINATOR",
        "GET,    /api/v1/targets,                ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/targets/ID,             ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/organisations,          ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/services,               ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/services/ID,            ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/programmes,             ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/care-clusters,          ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/integration-strategies, ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
        "GET,    /api/v1/barriers,               ADMINISTRATOR COORDINATOR VIEWER COMMISSIONER",
    })
    void an_operation_is_for_its_roles_and_no_other(String method, String path, String roles) {
        String address = path.replace("ID", SOME_ID);

        assertThat(call(api, method, address).status()).as("anonymous").isEqualTo(401);
        callers.forEach(
                (role, caller) -> {
                    Reply reply = call(caller, method, address);
                    if (List.of(roles.split(" ")).contains(role.name())) {
                        assertThat(reply.status()).as("%s", role).isNotIn(401, 403).isLessThan(500);
                    } else {
                        assertThat(reply.status()).as("%s", role).isEqualTo(403);
                        assertThat(reply.json().get("code").asText()).isEqualTo("not-allowed");
                    }
                });
    }

    @Test
    void every_operation_but_the_open_ones_asks_for_a_sign_in() {
        Set<String> answeredOtherwise = new TreeSet<>();
        router.uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .filter(route -> template(route).startsWith("/api/v1/"))
                .filter(route -> !OPEN.contains(route.getHttpMethod() + " " + template(route)))
                .forEach(
                        route -> {
                            String path = template(route).replaceAll("\\{[^}]*}", SOME_ID);
                            Reply reply = call(api, route.getHttpMethod().name(), path);
                            if (reply.status() != 401) {
                                answeredOtherwise.add(
                                        route.getHttpMethod() + " " + path + " " + reply.status());
                            }
                        });

        assertThat(answeredOtherwise).isEmpty();
    }

    private static String template(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    private static Reply call(Api caller, String method, String path) {
        return switch (method) {
            case "GET" -> caller.get(path);
            case "DELETE" -> caller.delete(path);
            default ->
                    caller.write(
                            method,
                            path,
                            takesCsv(path) ? "text/csv" : "application/json",
                            takesCsv(path) ? "" : "{}");
        };
    }

    private static boolean takesCsv(String path) {
        return path.endsWith("/import")
                || path.endsWith("/responses")
                || path.contains("/lists/file");
    }
}
