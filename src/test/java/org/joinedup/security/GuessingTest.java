package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Who guesses links or passwords is slowed and told of; who is behind the same address is not. */
class GuessingTest extends ServiceTest {
    private static final Random RANDOM = new Random(7);
    private static final String CHARACTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private SurveyFixtures surveys;
    private SurveyId survey;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("micronaut.server.client-address-header", "X-Forwarded-For");
        return settings;
    }

    @BeforeAll
    void begin() {
        surveys = new SurveyFixtures(new Api(server.getURI()), database);
        survey = surveys.openSurvey();
    }

    private Api from(String address) {
        return api.withHeader("X-Forwarded-For", address);
    }

    private static String guess() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            token.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return token.toString();
    }

    /** What each of some guesses is answered with. */
    private List<Integer> guesses(String address, int many) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            statuses.add(from(address).get("/s/" + guess()).status());
        }
        return statuses;
    }

    /** Of one network; they are written down a moment later. */
    private List<String> alarms(String act, String network) {
        for (int tries = 0; tries < 100 && of(network, act).isEmpty(); tries++) {
            LockSupport.parkNanos(20_000_000);
        }
        return of(network, act);
    }

    private List<String> of(String network, String act) {
        return told(act).stream().filter(line -> line.contains("| " + network + " |")).toList();
    }

    private List<String> told(String act) {
        return database.list(
                "select actor, subject, details, origin from audit_entry where act = ? order by id",
                row ->
                        String.join(
                                " | ",
                                row.text("actor"),
                                row.text("subject"),
                                row.text("details"),
                                row.text("origin")),
                act);
    }

    @Test
    void who_guesses_links_is_told_to_wait_and_the_audit_trail_has_one_entry() {
        assertThat(guesses("192.0.2.1", 30)).containsOnly(404);
        assertThat(guesses("192.0.2.1", 40)).containsOnly(429);
        Reply refused = from("192.0.2.1").get("/s/" + guess());
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        Reply machine =
                from("192.0.2.1").post("/api/v1/invitations/" + guess() + "/responses", sent());
        assertThat(machine.status()).as(machine.body()).isEqualTo(429);
        assertThat(machine.json().get("code").asText()).isEqualTo("too-many-requests");

        assertThat(alarms("links-guessed", "192.0.2.1"))
                .containsExactly("nobody | 192.0.2.1 | 30 unknown links in a minute | 192.0.2.1");
    }

    private static Map<String, Object> sent() {
        return Map.of(
                "submissionId",
                "11111111-2222-4333-8444-555555555555",
                "respondent",
                "self",
                "instruments",
                List.of(Map.of("code", "ctm-3", "version", 1, "answers", List.of())));
    }

    @Test
    void fifty_patients_and_an_administrator_behind_the_address_of_who_guesses_go_on() {
        assertThat(guesses("192.0.2.40", 60)).contains(429);

        for (int i = 0; i < 50; i++) {
            String path = surveys.invite(survey, "S1").path();
            Api patient = from("192.0.2.40");
            assertThat(patient.get(path).status()).isEqualTo(200);
            assertThat(
                            WebForms.send(patient, path + "/start", Map.of("respondent", "self"))
                                    .status())
                    .isEqualTo(303);
            assertThat(
                            WebForms.send(patient, path + "/questions/1", Map.of("answer", "3"))
                                    .status())
                    .isEqualTo(303);
        }
        assertThat(from("192.0.2.40").administrator().get("/api/v1/users").status()).isEqualTo(200);
    }

    @Test
    void who_has_a_revoked_link_or_asks_for_what_a_link_does_not_have_is_no_guesser() {
        SurveyFixtures.Invited revoked = surveys.invite(survey, "S1");
        database.update(
                "update invitation_link set revoked_at = now() where invitation_id = ?",
                revoked.id());
        SurveyFixtures.Invited curious = surveys.invite(survey, "S1");
        for (int i = 0; i < 40; i++) {
            assertThat(from("192.0.2.77").get(revoked.path()).status()).isEqualTo(404);
            assertThat(from("192.0.2.77").get(curious.path() + "/favicon.ico").status())
                    .isEqualTo(404);
        }

        assertThat(guesses("192.0.2.77", 30)).containsOnly(404);
        assertThat(guesses("192.0.2.77", 2)).containsOnly(429);
    }

    @Test
    void guesses_from_many_addresses_of_one_network_are_found_and_told_to_wait() {
        int sent = 0;
        while (sent < 900
                && from("198.51.100." + sent % 250).get("/s/" + guess()).status() != 429) {
            sent++;
        }

        assertThat(sent).isBetween(300, 899);
        assertThat(from("198.51.100.251").get("/o/" + guess()).status()).isEqualTo(429);
        assertThat(from("198.51.101.1").get("/s/" + guess()).status()).isEqualTo(404);
        assertThat(alarms("links-guessed", "198.51.100"))
                .singleElement()
                .asString()
                .startsWith("nobody | 198.51.100 | 300 unknown links");
        String path = surveys.invite(survey, "S1").path();
        assertThat(from("198.51.100.3").get(path).status()).isEqualTo(200);
    }

    @Test
    void a_flood_on_one_link_is_limited_alone_however_the_link_is_spelled() {
        String flooded = surveys.invite(survey, "S1").token();
        String other = surveys.invite(survey, "S1").path();
        int sent = 1;
        while (sent < 900 && look("/s/" + flooded).status() == 303) {
            sent++;
        }

        assertThat(sent).isBetween(240, 899);
        assertThat(look("/s/" + flooded.toUpperCase(Locale.ROOT)).status()).isEqualTo(429);
        assertThat(look("/s/" + flooded.substring(0, 9) + "-" + flooded.substring(9)).status())
                .isEqualTo(429);
        assertThat(look("/s/" + flooded.substring(0, 9) + "%2D" + flooded.substring(9)).status())
                .isEqualTo(429);
        assertThat(api.get("/s/" + flooded).status()).isEqualTo(200);
        assertThat(look(other).status()).isEqualTo(303);
    }

    private Reply look(String path) {
        return WebForms.send(api, path + "/look", Map.of("look", "standard"));
    }

    @Test
    void who_guesses_passwords_is_in_the_audit_trail_once_and_the_password_is_not() {
        for (int i = 0; i < 14; i++) {
            from("203.0.113.9")
                    .post(
                            "/api/v1/tokens",
                            Map.of("username", "somebody", "password", "a guess " + i));
        }

        assertThat(alarms("passwords-guessed", "203.0.113.9"))
                .containsExactly("nobody | 203.0.113.9 | wrong names or passwords | 203.0.113.9");
    }

    @Test
    void who_guesses_codes_is_in_the_audit_trail_once() {
        for (int i = 0; i < 30; i++) {
            // Of these, one of 23 could be a code.
            for (int last = 0; last < 23; last++) {
                WebForms.send(
                        from("203.0.113.77"),
                        "/s",
                        Map.of("code", "ABCDEFGHJK" + code(i) + code(last)));
            }
            if (!told("codes-guessed").isEmpty()) {
                break;
            }
        }

        assertThat(alarms("codes-guessed", "203.0.113.77"))
                .containsExactly(
                        "nobody | 203.0.113.77 | unknown codes, or one too often | 203.0.113.77");
    }

    private static char code(int number) {
        return "ABCDEFGHJKLMNPQRSTVWXYZ".charAt(number % 23);
    }
}
