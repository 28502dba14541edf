package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Browser;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestDatabase;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A script in whatever somebody may call things, on every page that shows it to anyone. */
class ScriptInjectionTest extends ServiceTest {
    private static final String PAYLOAD =
            "x\"'><img src=x onerror=alert(1)><script>window.hacked=1</script></textarea>{{1}}";

    /** What no page may hold, be it written in whatever case. */
    private static final String LIVE = "(?is).*(<img src=x|<script>window|</textarea>\\{\\{).*";

    private final Map<String, Site> seen = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private String link;

    @BeforeAll
    void everything_is_called_by_a_script() {
        Api anonymous = new Api(server.getURI());
        Api administrator = anonymous.administrator();
        SurveyFixtures surveys = new SurveyFixtures(anonymous, database);
        SurveyId survey =
                surveys.openSurvey(
                        Map.of(
                                "title", PAYLOAD,
                                "askedBy", PAYLOAD,
                                "contact", PAYLOAD,
                                "asksAboutYou", true));
        administrator.put("/api/v1/surveys/" + survey + "/plan", PeopleList.plan(Map.of()));
        new PeopleList()
                .with(1, Map.of("external_reference", "<script>window.hacked=1</script>"))
                .take(administrator, survey);
        administrator.post("/api/v1/surveys/" + survey + "/open-links", Map.of("service", "S1"));
        made(
                administrator,
                "programmes",
                Map.of("code", "a-programme", "name", PAYLOAD, "sites", List.of()));
        for (String role : List.of("administrator", "coordinator", "viewer")) {
            tokens.put(role, person(administrator, anonymous, role));
        }
        // What was stored before its form was checked, and what reference lists say.
        TestDatabase.asSuperuser(
                database,
                update("organisation", "name"),
                update("service", "name"),
                update("barrier", "name"),
                update("care_cluster", "name"),
                update("user_account", "display_name"));
        link = surveys.invite(survey, "S1").path();
        WebForms.send(anonymous, link + "/start", Map.of("respondent", "self"));
        tokens.forEach((role, token) -> seen.put(role, crawl(anonymous.withBearer(token), role)));
        seen.put("nobody", Site.seenBy(anonymous, patients(surveys.invite(survey, "S1").path())));
    }

    private static String update(String table, String column) {
        return "update %s set %s = '%s'".formatted(table, column, PAYLOAD.replace("'", "''"));
    }

    private List<String> patients(String fresh) {
        List<String> pages = new ArrayList<>(List.of(fresh, fresh + "/letter", "/s", "/sign-in"));
        for (String page :
                List.of(
                        "",
                        "/start",
                        "/questions/1",
                        "/about-you",
                        "/check",
                        "/later",
                        "/opt-out",
                        "/offline")) {
            pages.add(link + page);
        }
        return pages;
    }

    private static Site crawl(Api api, String role) {
        List<String> starts =
                new ArrayList<>(
                        List.of("/", "/services", "/glossary", "/password", "/first-visit"));
        if (!role.equals("viewer")) {
            starts.addAll(List.of("/surveys", "/surveys/new", "/stop-lists", "/kiosks"));
        }
        if (role.equals("administrator")) {
            starts.addAll(
                    List.of(
                            "/users",
                            "/users/new",
                            "/editions",
                            "/editions/new",
                            "/demonstration/post"));
        }
        return Site.seenBy(api, starts);
    }

    private static void made(Api administrator, String things, Map<String, Object> body) {
        Reply reply = administrator.post("/api/v1/" + things, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private static String person(Api administrator, Api anonymous, String role) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("username", role + "-1");
        body.put("displayName", PAYLOAD);
        body.put("password", Api.PASSWORD);
        body.put("role", role);
        if (!role.equals("administrator")) {
            body.put("organisation", "P1");
        }
        made(administrator, "users", body);
        return anonymous
                .post("/api/v1/tokens", Map.of("username", role + "-1", "password", Api.PASSWORD))
                .json()
                .get("accessToken")
                .asText();
    }

    @Test
    void nothing_that_somebody_is_called_is_part_of_any_page() {
        Set<String> broken = new TreeSet<>();
        int[] shown = {0};
        seen.forEach(
                (role, site) ->
                        site.pages()
                                .forEach(
                                        (path, page) -> {
                                            if (page.matches(LIVE)) {
                                                broken.add(role + " " + path);
                                            }
                                            if (page.contains("onerror")) {
                                                shown[0]++;
                                            }
                                        }));

        assertThat(broken).isEmpty();
        assertThat(shown[0]).as("pages that show it, as text").isGreaterThan(20);
    }

    @Test
    void nothing_that_is_typed_comes_back_as_part_of_a_page() {
        Set<String> broken = new TreeSet<>();
        int[] sent = {0};
        seen.forEach(
                (role, site) ->
                        site.forms()
                                .forEach(
                                        form -> {
                                            if (!form.hasFile()) {
                                                sent[0]++;
                                                Reply reply = typed(role, form);
                                                if (reply.header("Content-Type")
                                                                .startsWith("text/html")
                                                        && reply.body().matches(LIVE)) {
                                                    broken.add(role + " " + form.action());
                                                }
                                            }
                                        }));

        assertThat(sent[0]).isGreaterThan(30);
        assertThat(broken).isEmpty();
    }

    private Reply typed(String role, Site.Form form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.fields().forEach(field -> fields.put(field.name(), PAYLOAD));
        Api caller = tokens.containsKey(role) ? api.withBearer(tokens.get(role)) : api;
        if (form.isPost()) {
            return WebForms.send(
                    caller.withHeader("Sec-Fetch-Site", "same-origin"), form.action(), fields);
        }
        StringBuilder asked =
                new StringBuilder(form.action().replaceFirst("[?#].*", "")).append('?');
        fields.forEach(
                (name, value) ->
                        asked.append(name).append('=').append(Malice.percent(value)).append('&'));
        return caller.get(asked.toString());
    }

    @Test
    void no_script_runs_in_a_browser_on_any_kind_of_page() {
        try (Browser browser = Browser.start();
                BrowserContext context = browser.desktop()) {
            List<String> ran = new ArrayList<>();
            Page page = context.newPage();
            page.onDialog(
                    dialog -> {
                        ran.add(page.url());
                        dialog.dismiss();
                    });
            for (String role : List.of("administrator", "viewer", "nobody")) {
                context.clearCookies();
                if (tokens.containsKey(role)) {
                    context.addCookies(
                            List.of(
                                    new Cookie("joined-up-session", tokens.get(role))
                                            .setUrl(server.getURI().toString())));
                }
                visit(page, seen.get(role), ran);
            }

            assertThat(ran).isEmpty();
        }
    }

    /** One page of each kind that shows what it should not run. */
    private void visit(Page page, Site site, List<String> ran) {
        Set<String> kinds = new TreeSet<>();
        site.pages()
                .forEach(
                        (path, text) -> {
                            if (text.contains("onerror") && kinds.add(Site.kind(path))) {
                                page.navigate(server.getURI() + path);
                                boolean hacked =
                                        (boolean)
                                                page.evaluate(
                                                        "() => 'hacked' in window ||"
                                                            + " document.querySelector('img[src=\"x\"]')"
                                                            + " !== null");
                                if (hacked) {
                                    ran.add(path);
                                }
                            }
                        });
    }
}
