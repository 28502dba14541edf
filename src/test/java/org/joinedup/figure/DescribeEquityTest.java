package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.COMMISSIONER;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.none;
import static org.joinedup.figure.SomePeople.scoring;

import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Difference;
import org.joinedup.statistics.ScoreDistribution;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DescribeEquityTest {
    private static EquityResult describe(
            Map<String, BreakdownSummary> shown, Map<String, String> keptBack) {
        ScoreDistribution whole = new ScoreDistribution(3);
        shown.values().forEach(part -> whole.merge(part.scores()));
        return describe(shown, keptBack, whole, PROVIDER);
    }

    private static EquityResult describe(
            Map<String, BreakdownSummary> shown,
            Map<String, String> keptBack,
            ScoreDistribution whole,
            Showing showing) {
        EquityResult result =
                DescribeEquity.describe("respondent", shown, keptBack, whole, THREE, showing);
        assertSound(result);
        return result;
    }

    @Test
    void a_gap_is_the_difference_to_everyone_else_with_welchs_interval() {
        BreakdownSummary proxy = scoring(10, 30).part();
        BreakdownSummary self = scoring(60, 20).part();
        ScoreDistribution whole = self.scores().copy();
        whole.merge(proxy.scores());

        EquityResult result = describe(Map.of("proxy", proxy, "self", self), Map.of());

        Difference difference = Difference.toTheRest(whole, proxy.scores(), 2, 0.95).get();
        EquityResult.Category category = result.categories().getFirst();
        assertThat(category.category()).isEqualTo("proxy");
        assertThat(category.people()).isEqualTo(40);
        assertThat(category.mean().value()).isEqualTo(25, within(1e-9));
        assertThat(category.gap().value()).isEqualTo(-50, within(1e-9));
        assertThat(category.gap().lower()).isEqualTo(difference.interval().lower());
        assertThat(category.gap().method()).contains("Welch");
        assertThat(category.words()).isEqualTo("below everyone else");
        assertThat(result.whole().n()).isEqualTo(120);
    }

    @Test
    void the_order_is_that_of_the_codes_with_those_kept_back_among_them() {
        Map<String, BreakdownSummary> shown = new HashMap<>();
        List.of("self", "a", "proxy").forEach(code -> shown.put(code, scoring(15, 16).part()));

        EquityResult result = describe(shown, Map.of("helped", "[c]"));

        assertThat(result.categories())
                .extracting(EquityResult.Category::category)
                .containsExactly("a", "helped", "proxy", "self");
        assertThat(result.categories().get(1).symbol()).isEqualTo("[c]");
        assertThat(result.categories().get(1).people()).isNull();
        assertThat(result.categories().get(1).gap().symbol()).isEqualTo("[c]");
    }

    @Test
    void a_category_with_fewer_scores_than_may_be_shown_is_kept_back() {
        SomePeople thin = scoring(5, 4).and(20, new byte[] {9, 9, 9}, "sms");

        EquityResult.Category category =
                describe(Map.of("x", thin.part(), "y", scoring(30, 30).part()), Map.of())
                        .categories()
                        .getFirst();

        assertThat(category.symbol()).isEqualTo("[c]");
        assertThat(category.gap().value()).isNull();
    }

    @Test
    void nobody_everybody_and_identical_people_have_a_reason_for_a_missing_gap() {
        assertThat(describe(Map.of(), Map.of()).whole().reason()).isEqualTo("nobody answered");
        assertThat(describe(Map.of("self", none().part()), Map.of()).categories().getFirst().gap())
                .extracting(Figure::reason)
                .isEqualTo("nobody else, or nobody in the category, has a score");
        assertThat(
                        describe(Map.of("self", scoring(20, 20).part()), Map.of())
                                .categories()
                                .getFirst()
                                .gap()
                                .reason())
                .startsWith("nobody else");
        assertThat(
                        describe(
                                        Map.of(
                                                "a", scoring(20, 0).part(),
                                                "b", scoring(20, 0).part()),
                                        Map.of())
                                .categories()
                                .getFirst()
                                .gap()
                                .reason())
                .startsWith("no variation");
        assertThat(
                        describe(
                                        Map.of(
                                                "a", scoring(20, 20).part(),
                                                "b", scoring(1, 0).part()),
                                        Map.of())
                                .categories()
                                .getFirst()
                                .gap()
                                .reason())
                .isEqualTo("too few people on one side");
    }

    @Test
    void a_category_newer_than_the_whole_is_no_fault() {
        EquityResult result =
                describe(
                        Map.of("self", scoring(21, 20).part()),
                        Map.of(),
                        scoring(20, 20).part().scores(),
                        PROVIDER);

        assertThat(result.categories().getFirst().gap().reason())
                .isEqualTo("the category and the whole were not counted at the same time");
    }

    @Test
    void for_publication_people_and_means_are_rounded() {
        EquityResult.Category category =
                describe(
                                Map.of("self", scoring(21, 20).part()),
                                Map.of(),
                                scoring(51, 40).part().scores(),
                                COMMISSIONER)
                        .categories()
                        .getFirst();

        assertThat(category.people()).isEqualTo(40);
        assertThat(category.mean().value()).isEqualTo(51.2);
        assertThat(category.gap().value()).isEqualTo(-8.8);
    }
}
