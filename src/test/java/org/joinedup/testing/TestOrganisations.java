package org.joinedup.testing;

import org.joinedup.testing.Api.Reply;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes organisations, services and their people through the API, each with a code or name that no
 * other has.
 */
public final class TestOrganisations {
    public static final String CARE_CLUSTER = "planned-episode";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Api api;
    private final Api administrator;

    /**
     * @param api a caller who is not signed in
     */
    public TestOrganisations(Api api) {
        this.api = api;
        this.administrator = api.administrator();
    }

    /** A service by its id in paths and its code in bodies. */
    public record TestService(String id, String code, String provider) {}

    public Api administrator() {
        return administrator;
    }

    /**
     * @return the code
     */
    public String provider() {
        return organisation("provider");
    }

    /**
     * @return the code
     */
    public String commissioner() {
        return organisation("commissioner");
    }

    public TestService service(String provider, String... commissioners) {
        String code = unique("SVC");
        Reply made =
                created(
                        "/api/v1/services",
                        Map.of(
                                "code",
                                code,
                                "name",
                                "Service " + code,
                                "provider",
                                provider,
                                "careCluster",
                                CARE_CLUSTER,
                                "commissioners",
                                List.of(commissioners)));
        return new TestService(made.json().get("id").asText(), code, provider);
    }

    /** A service of a new provider. */
    public TestService service() {
        return service(provider());
    }

    /** The path of the link of somebody who is asked in a survey of a new provider. */
    public String link() {
        TestService service = service();
        Api administrator = api.administrator();
        String survey =
                administrator
                        .post(
                                "/api/v1/surveys",
                                SurveyFixtures.survey(Map.of("owner", service.provider())))
                        .json()
                        .get("id")
                        .asText();
        administrator.post("/api/v1/surveys/" + survey + "/open", "{}");
        String link =
                administrator
                        .post(
                                "/api/v1/surveys/" + survey + "/invitations",
                                Map.of(
                                        "service",
                                        service.code(),
                                        "invitations",
                                        List.of(SurveyFixtures.invitation(Map.of()))))
                        .json()
                        .at("/invitations/0/link")
                        .asText();
        return link.substring(link.indexOf("/s/"));
    }

    public Api coordinatorOf(String organisation) {
        return person("coordinator", organisation);
    }

    public Api viewerOf(String organisation) {
        return person("viewer", organisation);
    }

    /** A commissioner's machine with a new API key. */
    public Api clientOf(String commissioner) {
        Reply issued =
                created(
                        "/api/v1/clients",
                        Map.of("name", unique("client"), "organisation", commissioner));
        return api.withBearer(issued.json().get("key").asText());
    }

    public static String unique(String prefix) {
        return prefix + "-" + NUMBER.incrementAndGet();
    }

    private String organisation(String kind) {
        String code = unique(kind.equals("provider") ? "PRO" : "COM");
        created(
                "/api/v1/organisations",
                Map.of("code", code, "name", "Organisation " + code, "kind", kind));
        return code;
    }

    private Api person(String role, String organisation) {
        String username = unique(role);
        created(
                "/api/v1/users",
                Map.of(
                        "username",
                        username,
                        "displayName",
                        username,
                        "password",
                        Api.PASSWORD,
                        "role",
                        role,
                        "organisation",
                        organisation));
        return api.signedIn(username, Api.PASSWORD);
    }

    private Reply created(String path, Object body) {
        Reply reply = administrator.post(path, body);
        if (reply.status() != 201) {
            throw new IllegalStateException(
                    path + " answered " + reply.status() + " " + reply.body());
        }
        return reply;
    }
}
