package org.joinedup.security;

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

import java.util.Map;
import java.util.TreeMap;

/**
 * What another site, or somebody between, sends to every route, which are found by themselves; with
 * the session of an administrator, and the link of somebody who has begun to answer.
 */
abstract class BrowserAttack extends ServiceTest {
    static final String FORM = "application/x-www-form-urlencoded";
    private static final String SOME_ID = "00000000-0000-7000-8000-000000000000";
    static final String ELSEWHERE = "elsewhere.example";

    @Inject Router router;

    Wire wire;
    String session;
    String link;

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

    static Reply signIn(Api caller) {
        return WebForms.send(
                caller,
                "/sign-in",
                Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD));
    }

    static String cookie(Reply signedIn) {
        return signedIn.header("Set-Cookie").replaceFirst(";.*", "");
    }

    Api browser() {
        return api.withHeader("Cookie", session);
    }

    /** Methods with addresses, of which a patient's has their link. */
    Map<String, HttpMethod> routes() {
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

    Reply send(Api caller, String route, HttpMethod method) {
        String path = route.substring(route.indexOf(' ') + 1);
        return method == HttpMethod.GET
                ? caller.get(path)
                : caller.write(method.name(), path, FORM, "");
    }
}
