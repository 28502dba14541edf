package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What another site can make a browser do: fixed sessions, forged forms, frames, guessed types. */
class BrowserAttackTest extends BrowserAttack {
    @Test
    void a_session_that_was_chosen_by_somebody_else_is_never_signed_in() {
        String chosen = "joined-up-session=jup_" + "A".repeat(43);
        Api victim = api.withHeader("Sec-Fetch-Site", "same-origin").withHeader("Cookie", chosen);

        String given = cookie(signIn(victim));

        assertThat(given).startsWith("joined-up-session=jup_").isNotEqualTo(chosen);
        assertThat(api.withHeader("Cookie", chosen).get("/services").status()).isEqualTo(303);
        assertThat(api.withHeader("Cookie", given).get("/services").status()).isEqualTo(200);
        assertThat(
                        cookie(
                                signIn(
                                        api.withHeader("Cookie", given)
                                                .withHeader("Sec-Fetch-Site", "same-origin"))))
                .as("another sign-in is another session")
                .isNotEqualTo(given);
        assertThat(api.get("/services?joined-up-session=" + given).status())
                .as("nor is it taken from the address")
                .isEqualTo(303);
    }

    @Test
    void no_change_that_another_site_asks_for_with_our_cookie_is_made() {
        List<Api> forged =
                List.of(
                        browser().withHeader("Origin", "https://" + ELSEWHERE),
                        browser().withHeader("Origin", "null"),
                        browser().withHeader("Sec-Fetch-Site", "cross-site"),
                        browser().withHeader("Sec-Fetch-Site", "same-site"),
                        // An old browser that says nothing of where a form was.
                        browser());
        Set<String> taken = new TreeSet<>();
        List<String> tried = new ArrayList<>();
        routes().forEach(
                        (route, method) -> {
                            if (isChange(method) && !route.contains(" /s/")) {
                                tried.add(route);
                                forged.stream()
                                        .map(each -> send(each, route, method))
                                        .filter(reply -> reply.status() != 403)
                                        .forEach(reply -> taken.add(route + " " + reply.status()));
                            }
                        });

        assertThat(tried).hasSizeGreaterThan(60);
        assertThat(taken).isEmpty();
    }

    private static boolean isChange(HttpMethod method) {
        return method != HttpMethod.GET
                && method != HttpMethod.HEAD
                && method != HttpMethod.OPTIONS;
    }

    @Test
    void a_patients_pages_take_no_notice_of_any_cookie_that_a_forged_form_could_use() {
        Reply forged =
                WebForms.send(
                        browser().withHeader("Origin", "https://" + ELSEWHERE),
                        "/s/" + "0".repeat(26) + "/submit",
                        Map.of());

        assertThat(forged.status()).isEqualTo(404);
    }

    @Test
    void every_answer_keeps_frames_scripts_and_guesses_of_its_type_out() {
        Set<String> lacking = new TreeSet<>();
        routes().forEach(
                        (route, method) -> {
                            for (Api caller : List.of(browser(), api)) {
                                check(route, send(caller, route, method), lacking);
                            }
                        });
        check("no such page", browser().get("/no/such/page"), lacking);
        check("too large", api.write("POST", "/sign-in", FORM, "x".repeat(20_000)), lacking);
        check(
                "not JSON",
                browser().write("POST", "/api/v1/tokens", "application/json", "{"),
                lacking);
        check("other type", api.write("POST", "/api/v1/tokens", "image/png", "x"), lacking);
        check("other method", api.write("PATCH", "/sign-in", FORM, ""), lacking);

        assertThat(lacking).isEmpty();
    }

    private static void check(String about, Reply reply, Set<String> lacking) {
        boolean isAsset = about.contains(" /assets/");
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("Content-Security-Policy", ".*default-src 'none'.*frame-ancestors 'none'.*");
        wanted.put("X-Content-Type-Options", "nosniff");
        wanted.put("Cross-Origin-Resource-Policy", "same-origin");
        wanted.put("Strict-Transport-Security", "max-age=[0-9]{8}.*");
        if (!isAsset) {
            wanted.put("X-Frame-Options", "DENY");
            wanted.put("Referrer-Policy", "no-referrer|same-origin");
            wanted.put("Permissions-Policy", ".+");
            wanted.put("Cross-Origin-Opener-Policy", "same-origin");
            wanted.put("Cache-Control", ".*no-store.*|.*private.*|.*no-cache.*");
        }
        wanted.forEach(
                (name, form) -> {
                    if (!reply.header(name).matches(form)) {
                        lacking.add(
                                about
                                        + " "
                                        + reply.status()
                                        + " "
                                        + name
                                        + ": "
                                        + reply.header(name));
                    }
                });
        String policy = reply.header("Content-Security-Policy");
        if (policy.contains("unsafe-inline") || policy.contains("unsafe-eval")) {
            lacking.add(about + " " + policy);
        }
    }
}
