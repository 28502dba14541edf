package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.none;

import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.Circumstances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class DescribeProfileTest {
    private static final Instrument GROUPED =
            new Instrument(
                    THREE.id(),
                    "en",
                    "Three",
                    "leaving",
                    THREE.headline(),
                    2,
                    "1",
                    "source",
                    "copyright",
                    List.of(
                            new Instrument.Item(
                                    1, "a", "A", Optional.of("medicines"), "information"),
                            new Instrument.Item(2, "b", "B", Optional.empty(), "accountability"),
                            new Instrument.Item(
                                    3, "c", "C", Optional.of("medicines"), "information")),
                    THREE.options());

    private static ProfileResult describe(SomePeople people) {
        ProfileResult result = DescribeProfile.describe(people.group(), GROUPED, PROVIDER);
        assertSound(result);
        return result;
    }

    @ParameterizedTest
    @CsvSource({"9, [c]", "10, [u]", "0, [u]"})
    void who_answered_is_told_only_where_every_kind_is_nobody_or_enough(
            int proxies, String symbol) {
        SomePeople people = none().and(19, 3, "sms");
        for (int i = 0; i < proxies; i++) {
            people.group().add(new byte[] {3, 3, 3}, new Circumstances("sms", "proxy", "en", 10));
        }

        QuestionnaireResult health =
                DescribeQuestionnaire.describe(people.group(), GROUPED, PROVIDER, true);

        assertThat(health.proxy().symbol()).isEqualTo(symbol);
        assertThat(health.helped().symbol()).isEqualTo(symbol);
        assertThat(health.proxy().value() == null).isEqualTo(symbol.equals("[c]"));
    }

    @ParameterizedTest
    @CsvSource({"10, ''", "9, [c]", "0, ''"})
    void how_late_people_answered_is_told_only_where_every_class_is_nobody_or_enough(
            int late, String symbol) {
        SomePeople people = none();
        for (int i = 0; i < 40 + late; i++) {
            int days = i < 20 ? 7 : i < 40 ? 8 : 29 + i % 14;
            people.group().add(new byte[] {3, 3, 3}, new Circumstances("sms", "self", "en", days));
        }

        List<QuestionnaireResult.Days> days =
                DescribeQuestionnaire.describe(people.group(), GROUPED, PROVIDER, true)
                        .answeredAfter();

        assertThat(days).extracting(QuestionnaireResult.Days::from).containsExactly(0, 8, 15, 29);
        assertThat(days).extracting(each -> each.share().symbol()).containsOnly(symbol);
        if (symbol.isEmpty()) {
            assertThat(days)
                    .extracting(each -> each.share().numerator())
                    .containsExactly(20L, 20L, 0L, (long) late);
        }
        assertThat(
                        DescribeQuestionnaire.describe(people.group(), GROUPED, PROVIDER, false)
                                .answeredAfter())
                .as("nor where a year less its quarters would tell them")
                .extracting(each -> each.share().symbol())
                .containsOnly("[c]");
    }

    @Test
    void a_group_is_the_mean_of_its_items_over_complete_questionnaires_only() {
        SomePeople people =
                none().and(20, new byte[] {4, 1, 3}, "sms")
                        .and(20, new byte[] {2, 1, 1}, "sms")
                        .and(17, new byte[] {4, 9, 4}, "sms");

        ProfileResult result = describe(people);

        ProfileResult.Group medicines = result.topics().getFirst();
        assertThat(result.topics()).hasSize(1);
        assertThat(medicines.group()).isEqualTo("medicines");
        // Twenty people at (3 + 2) / 6 and twenty at (1 + 0) / 6.
        assertThat(medicines.mean().value()).isEqualTo(50, within(1e-9));
        assertThat(medicines.mean().n()).isEqualTo(40);
        // R 4.2.2: t.test(rep(c(500/6, 100/6), each = 20))
        assertThat(medicines.mean().lower()).isEqualTo(39.20367458, within(1e-7));
        assertThat(medicines.items())
                .extracting(ProfileResult.Item::item)
                .containsExactly("a", "c");
        assertThat(medicines.items().getFirst().agree().n()).isEqualTo(57);
        assertThat(medicines.note()).contains("not a validated subscale");
    }

    @Test
    void a_mean_over_complete_questionnaires_is_kept_back_where_a_few_are_not_complete() {
        ProfileResult result =
                describe(
                        none().and(20, new byte[] {4, 1, 3}, "sms")
                                .and(20, new byte[] {2, 1, 1}, "sms")
                                .and(1, new byte[] {4, 9, 4}, "sms"));

        assertThat(result.topics().getFirst().mean().symbol()).isEqualTo("[c]");
        assertThat(result.topics().getFirst().mean().value()).isNull();
    }

    @Test
    void every_item_is_in_a_barrier_which_is_this_projects_reading() {
        ProfileResult result = describe(none().and(30, 3, "sms").and(1, 4, "sms"));

        assertThat(result.barriers())
                .extracting(ProfileResult.Group::group)
                .containsExactly("information", "accountability");
        assertThat(result.barriers().getFirst().note()).contains("this project's own reading");
    }

    @Test
    void nobody_one_few_and_identical_people_have_a_reason() {
        assertThat(describe(none()).topics().getFirst().mean().reason())
                .isEqualTo("nobody answered");
        assertThat(describe(none().and(40, new byte[] {4, 9, 4}, "sms")).topics().getFirst().mean())
                .extracting(Figure::reason)
                .isEqualTo("nobody answered");
        assertThat(describe(none().and(1, 3, "sms")).topics().getFirst().mean().symbol())
                .isEqualTo("[c]");
        assertThat(describe(none().and(12, 3, "sms")).topics().getFirst().mean().reason())
                .startsWith("no variation");
    }
}
