package org.joinedup.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.SurveyFixtures.Invited;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class CodePagesTest extends ServiceTest {
    private static final Pattern PRINTED = Pattern.compile("ju-letter__short\"[^>]*>([A-Z-]+)<");

    /** Codes that could be, each with the right letter at the end, and are not. */
    private static final List<String> GUESSES =
            List.of(
                    "AAAA-AAAA-AAAA",
                    "BAAA-AAAA-AAAY",
                    "CAAA-AAAA-AAAW",
                    "DAAA-AAAA-AAAT",
                    "EAAA-AAAA-AAAR",
                    "FAAA-AAAA-AAAP",
                    "GAAA-AAAA-AAAM",
                    "HAAA-AAAA-AAAK",
                    "JAAA-AAAA-AAAH",
                    "KAAA-AAAA-AAAF",
                    "LAAA-AAAA-AAAD",
                    "MAAA-AAAA-AAAB",
                    "NAAA-AAAA-AAAZ");

    private SurveyFixtures surveys;
    private SurveyId survey;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        survey = surveys.openSurvey();
    }

    private Reply type(String code) {
        return type(api, code);
    }

    private static Reply type(Api from, String code) {
        return from.write(
                "POST",
                "/s",
                "application/x-www-form-urlencoded",
                "code=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    /** As another network than the others of the tests; a proxy would say it in this header. */
    private Api from(String network) {
        return api.withHeader("X-Forwarded-For", network);
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = super.getProperties();
        properties.put("micronaut.server.client-address-header", "X-Forwarded-For");
        return properties;
    }

    private String code(Invited invited) {
        Matcher printed = PRINTED.matcher(api.get(invited.path() + "/letter").body());
        assertThat(printed.find()).isTrue();
        return printed.group(1);
    }

    @Test
    void the_code_on_the_letter_opens_the_questionnaire_again_and_again() {
        Invited invited = surveys.invite(survey, "S1");
        String code = code(invited);
        for (String typed :
                List.of(code, code.toLowerCase(java.util.Locale.ROOT).replace("-", ""))) {
            Reply opened = type(typed);

            assertThat(opened.status()).as(opened.body()).isEqualTo(303);
            assertThat(opened.header("Location")).startsWith("/s/").doesNotContain(invited.token());
            assertThat(api.get(opened.header("Location")).body()).contains("The ward team");
        }
    }

    @Test
    void the_page_for_codes_is_found_from_a_wrong_link_the_front_page_and_with_a_capital_letter() {
        assertThat(api.get("/s/" + "x".repeat(26)).body()).contains("href=\"/s\"");
        assertThat(api.get("/sign-in").body()).contains("href=\"/s\"");
        assertThat(api.get("/S").header("Location")).isEqualTo("/s");
    }

    @Test
    void the_code_is_told_with_the_link_and_only_its_hash_is_stored() {
        Reply issued =
                api.administrator()
                        .post(
                                "/api/v1/surveys/" + survey + "/invitations",
                                Map.of(
                                        "service",
                                        "S1",
                                        "invitations",
                                        List.of(SurveyFixtures.invitation(Map.of()))));
        String code = issued.json().at("/invitations/0/code").asText();

        assertThat(issued.json().at("/invitations/0/codePage").asText()).endsWith("/s");
        assertThat(type(code).status()).isEqualTo(303);
        assertThat(everything(database)).isNotEmpty().doesNotContain(code, code.replace("-", ""));
    }

    private static String everything(Database database) {
        return String.join(
                "\n",
                database.list(
                        """
                        select cast(c as text) as line from invitation_code c
                        union all select cast(l as text) from invitation_link l
                        union all select cast(a as text) from audit_entry a
                        """,
                        row -> row.text("line")));
    }

    @Test
    void slips_of_the_pen_are_said_and_never_shut_anybody_out() {
        String code = code(surveys.invite(survey, "S1"));
        Api ward = from("192.0.2.1");
        String wrong = (code.charAt(0) == 'A' ? "B" : "A") + code.substring(1);
        for (int i = 0; i < 60; i++) {
            Reply refused = type(ward, i % 2 == 0 ? wrong : code.substring(1));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("<title>Error:", "href=\"#code\"")
                    .contains(
                            i % 2 == 0
                                    ? "One of the 12 letters is not right"
                                    : "A code has 12 letters: you typed 11");
        }
        assertThat(type(ward, " ").body()).contains("Type the code");

        assertThat(type(ward, code).status()).isEqualTo(303);
    }

    @Test
    void a_whole_ward_behind_one_address_comes_in() {
        Api ward = from("192.0.2.2");
        List<String> codes =
                java.util.stream.IntStream.range(0, 40)
                        .mapToObj(i -> code(surveys.invite(survey, "S1")))
                        .toList();

        assertThat(codes).allMatch(code -> type(ward, code).status() == 303);
    }

    @Test
    void guessing_is_stopped_where_it_comes_from_and_nowhere_else() {
        String code = code(surveys.invite(survey, "S1"));
        Api guesser = from("2001:db8:1:2::1");
        List<Integer> answers =
                GUESSES.stream().map(guess -> type(guesser, guess).status()).toList();

        assertThat(answers.subList(0, 10)).containsOnly(422);
        assertThat(answers.getLast()).isEqualTo(429);
        assertThat(type(from("2001:db8:1:2:ffff::9"), GUESSES.getFirst()).status()).isEqualTo(429);
        assertThat(type(from("2001:db8:1:3::1"), code).status()).isEqualTo(303);
        assertThat(type(from("192.0.2.3"), code).status()).isEqualTo(303);
    }

    @Test
    void a_code_ends_with_the_link_it_was_printed_with() {
        Invited invited = surveys.invite(survey, "S1");
        String code = code(invited);
        Reply again =
                api.administrator()
                        .post(
                                "/api/v1/invitations/" + invited.id() + "/links",
                                Map.of("revokeOthers", true));

        assertThat(type(code).status()).isEqualTo(422);
        assertThat(type(again.json().get("code").asText()).status()).isEqualTo(303);
    }

    @Test
    void the_code_of_an_ended_invitation_says_that_it_has_ended() {
        Invited invited = surveys.invite(survey, "S1");
        String code = code(invited);
        surveys.expire(invited.id());

        Reply opened = type(code);
        assertThat(api.get(opened.header("Location")).status()).isEqualTo(410);
    }

    @Test
    void the_page_speaks_the_language_that_was_chosen_or_that_the_browser_wishes() {
        Fixtures.translation(api.administrator(), Fixtures.CTM_3, "cy");

        assertThat(api.get("/s").body())
                .contains("<html lang=\"en\"", "?language=cy", "Cymraeg", "autocomplete=\"off\"");
        assertThat(api.get("/s?language=cy").body())
                .contains("<html lang=\"cy\"", "Rhowch y cod", "action=\"/s?language=cy\"");
        assertThat(api.withHeader("Accept-Language", "cy-GB,en;q=0.5").get("/s").body())
                .contains("<html lang=\"cy\"");
        assertThat(api.withHeader("Accept-Language", "§").get("/s?language=xx").body())
                .contains("<html lang=\"en\"");
    }
}
