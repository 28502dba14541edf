package org.joinedup.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.inject.Inject;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.storage.StorageException;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class QuestionnaireTest extends ServiceTest {
    private static final String ALL = "/api/v1/questionnaires";
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    @Inject ReleaseInstrument release;
    @Inject Instruments instruments;

    @Test
    void anyone_can_read_all_released_versions() {
        Reply reply = api.get(ALL);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().findValuesAsText("code"))
                .contains("ctm-15", "ctm-3", "i-statements");
        assertThat(reply.json().get(0).get("copyright").asText()).contains("Eric A. Coleman");
    }

    @Test
    void one_version_is_the_same_as_in_the_list() {
        JsonNode one = api.get(ALL + "/i-statements/versions/1").json();

        assertThat(api.get(ALL).json()).contains(one);
        assertThat(one.get("items")).hasSize(7);
        assertThat(one.get("options").findValuesAsText("value"))
                .containsExactly("1", "2", "3", "4", "9", "8");
        assertThat(one.get("options").findValuesAsText("scored"))
                .containsExactly("true", "true", "true", "true", "false", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ctm-15/versions/2", "/ctm-99/versions/1", "/ctm-15/versions/0"})
    void a_version_that_was_not_released_is_not_found(String path) {
        assertThat(api.get(ALL + path).status()).isEqualTo(404);
    }

    @Test
    void a_version_that_is_no_number_is_refused_and_named() {
        Reply reply = api.get(ALL + "/ctm-15/versions/latest");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("version");
    }

    @Test
    void a_permission_recorded_by_an_administrator_is_shown_and_audited() {
        Api administrator = api.administrator();
        Reply recorded = administrator.put(permission("ctm-3", 1), granted("2026-01-05"));

        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
        JsonNode shown = api.get(ALL + "/ctm-3/versions/1").json().get("permission");
        assertThat(shown.get("grantedBy").asText()).isEqualTo("The rights holder");
        assertThat(shown.get("grantedOn").asText()).isEqualTo("2026-01-05");
        assertThat(shown.get("reference").asText()).isEqualTo("letter 7");

        administrator.put(permission("ctm-3", 1), granted("2026-01-06"));
        assertThat(api.get(ALL + "/ctm-3/versions/1").json().at("/permission/grantedOn").asText())
                .isEqualTo("2026-01-06");
        assertThat(
                        database.list(
                                """
                                select details from audit_entry
                                where act = 'record-instrument-permission' and subject = 'ctm-3/1'
                                order by id
                                """,
                                row -> row.text("details")))
                .containsExactly("2026-01-05 letter 7", "2026-01-06 letter 7");
    }

    @Test
    void nobody_else_can_record_a_permission() {
        TestOrganisations organisations = new TestOrganisations(api);
        String provider = organisations.provider();
        String path = permission("ctm-15", 1);

        assertThat(api.put(path, granted("2026-01-05")).status()).isEqualTo(401);
        for (Api caller :
                List.of(
                        organisations.coordinatorOf(provider),
                        organisations.viewerOf(provider),
                        organisations.clientOf(organisations.commissioner()))) {
            assertThat(caller.put(path, granted("2026-01-05")).status()).isEqualTo(403);
        }
        assertThat(api.get(ALL + "/ctm-15/versions/1").json().has("permission")).isFalse();
    }

    @Test
    void a_permission_without_date_or_from_the_future_or_for_no_version_is_refused() {
        Api administrator = api.administrator();
        Reply undated =
                administrator.put(
                        permission("ctm-15", 1), Map.of("grantedBy", "x", "reference", "y"));
        Reply future = administrator.put(permission("ctm-15", 1), granted("2999-01-01"));
        Reply wrongDate = administrator.put(permission("ctm-15", 1), granted("5 January"));
        Reply nowhere = administrator.put(permission("ctm-15", 9), granted("2026-01-05"));

        for (Reply refused : List.of(undated, future, wrongDate)) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("grantedOn");
        }
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(api.get(ALL + "/ctm-15/versions/1").json().has("permission")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update instrument_version set minimum_answered = 1",
                "update instrument_item set link_id = 'other' where position = 1",
                "update instrument_item_text set words = 'Other words' where position = 1",
                "update instrument_option_text set words = 'Yes' where position = 1",
                "delete from instrument_item_text where position = 1",
                "delete from instrument_option_text where position = 1",
            })
    void the_database_refuses_to_change_what_was_released(String sql) {
        String before = api.get(ALL).body();

        assertThatThrownBy(() -> database.update(sql)).isInstanceOf(StorageException.class);

        assertThat(api.get(ALL).body()).isEqualTo(before);
    }

    @Test
    void releasing_the_same_words_again_changes_nothing() {
        release.release(ctm3(), TODAY);

        assertThat(
                        database.first(
                                "select count(*) as n from instrument_item where code = 'ctm-3'"
                                        + " and version = 1",
                                row -> row.count("n")))
                .contains(3L);
    }

    @Test
    void releasing_other_words_under_a_released_version_is_refused() {
        Instrument known = ctm3();
        Instrument.Item first = known.items().getFirst();
        Instrument.Item reworded =
                new Instrument.Item(
                        first.position(),
                        first.linkId(),
                        first.text() + " Really.",
                        first.topicGroup(),
                        first.barrier());

        assertThatThrownBy(
                        () ->
                                release.release(
                                        with(known, 1, List.of(reworded, known.items().get(1))),
                                        TODAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ctm-3/1");
        assertThat(ctm3()).isEqualTo(known);
    }

    @Test
    void a_new_version_stands_beside_the_old_one() {
        Instrument known = ctm3();

        release.release(with(known, 7, known.items().subList(0, 2)), TODAY);

        assertThat(api.get(ALL + "/ctm-3/versions/7").json().get("items")).hasSize(2);
        assertThat(api.get(ALL + "/ctm-3/versions/1").json().get("items")).hasSize(3);
    }

    private Instrument ctm3() {
        return instruments.find(new InstrumentId("ctm-3", 1)).orElseThrow();
    }

    private static Instrument with(Instrument i, int version, List<Instrument.Item> items) {
        return new Instrument(
                new InstrumentId(i.id().code(), version),
                i.language(),
                i.title(),
                i.asksAbout(),
                i.headline(),
                i.minimumAnswered(),
                i.scoringRule(),
                i.source(),
                i.copyright(),
                items,
                i.options());
    }

    private static String permission(String code, int version) {
        return "%s/%s/versions/%d/permission".formatted(ALL, code, version);
    }

    private static Map<String, String> granted(String on) {
        return Map.of("grantedBy", "The rights holder", "grantedOn", on, "reference", "letter 7");
    }
}
