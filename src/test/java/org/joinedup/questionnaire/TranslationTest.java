package org.joinedup.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.storage.StorageException;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class TranslationTest extends ServiceTest {
    private static final String CTM_3 = "/api/v1/questionnaires/ctm-3/versions/1";
    private static final String I_STATEMENTS = "/api/v1/questionnaires/i-statements/versions/1";

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        // Longer than a release takes, after which it is told at once.
        settings.put("joinedup.languages-for", "3s");
        return settings;
    }

    /** Made up: these words are nobody's translation. */
    private Map<String, Object> translation(String version, String language) {
        JsonNode english = api.get(version).json();
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
        Map<String, Object> body = new HashMap<>();
        body.put("language", language);
        body.put("title", language + " title");
        body.put("asksAbout", language + " something");
        body.put("source", "Translated by nobody, for a test");
        body.put("copyright", "© nobody");
        body.put("items", items);
        body.put("options", options);
        return body;
    }

    @Test
    void another_language_of_a_version_is_released_with_the_same_items_answers_and_scoring() {
        Reply released =
                api.administrator()
                        .post(I_STATEMENTS + "/translations", translation(I_STATEMENTS, "cy"));

        assertThat(released.status()).as(released.body()).isEqualTo(201);
        JsonNode welsh = api.get(I_STATEMENTS + "/translations/cy").json();
        JsonNode english = api.get(I_STATEMENTS).json();
        assertThat(welsh).isEqualTo(released.json());
        assertThat(english.get("languages")).extracting(JsonNode::asText).contains("cy", "en");
        assertThat(welsh.get("title").asText()).isEqualTo("cy title");
        assertThat(welsh.at("/items/0/text").asText()).startsWith("cy ");
        assertThat(welsh.findValuesAsText("item")).isEqualTo(english.findValuesAsText("item"));
        assertThat(welsh.findValuesAsText("value")).isEqualTo(english.findValuesAsText("value"));
        assertThat(welsh.get("minimumAnswered")).isEqualTo(english.get("minimumAnswered"));
        assertThat(english.get("title").asText()).isEqualTo("I statements");
    }

    @Test
    void the_same_words_again_change_nothing_and_other_words_are_refused() {
        Api administrator = api.administrator();
        Map<String, Object> words = translation(CTM_3, "ur");
        assertThat(administrator.post(CTM_3 + "/translations", words).status()).isEqualTo(201);
        String before = api.get(CTM_3 + "/translations/ur").body();

        assertThat(administrator.post(CTM_3 + "/translations", words).status()).isEqualTo(200);
        words.put("title", "Another title");
        assertThat(administrator.post(CTM_3 + "/translations", words).status()).isEqualTo(409);
        assertThat(api.get(CTM_3 + "/translations/ur").body()).isEqualTo(before);
    }

    @Test
    void items_or_answers_that_are_not_the_versions_are_named_and_nothing_is_stored() {
        Map<String, Object> fewer = translation(CTM_3, "pl");
        fewer.put("items", List.of(Map.of("item", "ctm-02", "text", "One")));
        Map<String, Object> otherAnswers = translation(CTM_3, "pl");
        otherAnswers.put("options", List.of(Map.of("value", 1, "label", "No")));
        Map<String, Object> english = translation(CTM_3, "en");

        assertThat(refusedField(fewer)).isEqualTo("items");
        assertThat(refusedField(otherAnswers)).isEqualTo("options");
        assertThat(refusedField(english)).isEqualTo("language");
        assertThat(api.get(CTM_3 + "/translations/pl").status()).isEqualTo(404);
    }

    private String refusedField(Map<String, Object> body) {
        Reply refused = api.administrator().post(CTM_3 + "/translations", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        return refused.json().at("/errors/0/field").asText();
    }

    @Test
    void only_an_administrator_releases_and_only_what_there_is() {
        TestOrganisations organisations = new TestOrganisations(api);
        Map<String, Object> words = translation(CTM_3, "gu");
        String path = CTM_3 + "/translations";

        assertThat(api.post(path, words).status()).isEqualTo(401);
        assertThat(organisations.coordinatorOf(organisations.provider()).post(path, words).status())
                .isEqualTo(403);
        assertThat(
                        api.administrator()
                                .post("/api/v1/questionnaires/ctm-3/versions/9/translations", words)
                                .status())
                .isEqualTo(404);
        assertThat(api.get(path + "/gu").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update instrument_translation set title = 'Other'",
                "delete from instrument_translation"
            })
    void the_database_refuses_to_change_a_released_translation(String sql) {
        api.administrator().post(CTM_3 + "/translations", translation(CTM_3, "fa"));

        assertThatThrownBy(() -> database.update(sql)).isInstanceOf(StorageException.class);
    }

    @Test
    void a_language_that_another_node_released_is_told_after_a_while() throws InterruptedException {
        assertThat(languages()).doesNotContain("so");
        // As another node would.
        database.update(
                """
                insert into instrument_translation (code, version, language, title, asks_about, source,
                    copyright, released_on)
                select code, version, 'so', title, asks_about, source, copyright, date '2026-01-01'
                from instrument_version where code = 'ctm-3'
                """);

        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!languages().contains("so") && System.nanoTime() < patience) {
            Thread.sleep(50);
        }

        assertThat(languages()).contains("so");
    }

    private List<String> languages() {
        List<String> languages = new ArrayList<>();
        api.get(CTM_3).json().get("languages").forEach(each -> languages.add(each.asText()));
        return languages;
    }
}
