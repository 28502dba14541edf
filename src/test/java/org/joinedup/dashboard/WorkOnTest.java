package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.dashboard.WorkOn.Gap;
import org.joinedup.dashboard.WorkOn.Link;
import org.joinedup.dashboard.WorkOn.Told;
import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.ComparisonResult.ItemComparison;
import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.figure.QuestionnaireResult;
import org.joinedup.figure.QuestionnaireResult.Consistency;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class WorkOnTest {
    private static final int RELIABLE = 30;
    private static final int ITEMS = 5;
    private static final List<ItemResult> STATEMENTS =
            IntStream.rangeClosed(1, ITEMS).mapToObj(WorkOnTest::statement).toList();

    private static ItemResult statement(int position) {
        Figure agree = share(60 + position, "");
        return new ItemResult(
                position,
                "item-" + position,
                "Statement **" + position + "**",
                Optional.empty(),
                "information",
                null,
                agree,
                agree,
                agree,
                agree,
                agree,
                agree,
                null);
    }

    private static Figure share(double value, String symbol) {
        return new Figure(value, value - 5, value + 5, "percent", 50L, 80L, "", symbol, null);
    }

    /** Own share minus that of the others, with an interval as wide on both sides. */
    private static ItemComparison difference(int position, double value, double half) {
        return difference(position, value, half, "");
    }

    private static ItemComparison difference(
            int position, double value, double half, String symbol) {
        return new ItemComparison(
                position,
                "item-" + position,
                share(60, symbol),
                60 - value,
                7,
                new Figure(
                        value,
                        value - half,
                        value + half,
                        "percentage-points",
                        null,
                        80L,
                        "",
                        symbol,
                        null),
                "");
    }

    private static ItemComparison unknown(int position) {
        return new ItemComparison(
                position,
                "item-" + position,
                share(60, ""),
                null,
                1,
                new Figure(null, null, null, "percentage-points", null, null, "", "[x]", "too few"),
                "");
    }

    private static ComparisonResult compared(ItemComparison... items) {
        return new ComparisonResult(
                share(60, ""), null, null, null, null, List.of(items), null, List.of());
    }

    private static QuestionnaireResult health(long complete, Double... itemRest) {
        List<QuestionnaireResult.Item> items = new ArrayList<>();
        for (int i = 0; i < itemRest.length; i++) {
            items.add(
                    new QuestionnaireResult.Item(
                            i + 1, "item-" + (i + 1), share(5, ""), 0.9, itemRest[i]));
        }
        return new QuestionnaireResult(
                share(90, ""),
                share(10, ""),
                share(10, ""),
                List.of(),
                new Consistency(complete, 0.9, 0.8, 0.95, 6, null, ""),
                null,
                items);
    }

    private static WorkOn of(ComparisonResult comparison, QuestionnaireResult health) {
        return WorkOn.of(STATEMENTS, true, RELIABLE, comparison, health);
    }

    @Test
    void the_widest_gaps_whose_interval_leaves_zero_out_come_first_and_three_at_most() {
        WorkOn work =
                of(
                        compared(
                                difference(1, -6, 5),
                                difference(2, -12, 5),
                                difference(3, -8, 5),
                                difference(4, -7, 5),
                                difference(5, -20, 25)),
                        null);

        assertThat(work.gaps()).extracting(Gap::position).containsExactly(2, 3, 4);
        assertThat(work.gapsTold()).isEqualTo(Told.SOMETHING);
        assertThat(work.gaps().getFirst().text()).isEqualTo("Statement 2");
        assertThat(work.gaps().getFirst().others()).isEqualTo(72);
        assertThat(work.gaps().getFirst().services()).isEqualTo(7);
    }

    @Test
    void an_interval_that_reaches_zero_is_no_gap_and_neither_is_more_agreement() {
        WorkOn work = of(compared(difference(1, -5, 5), difference(2, 12, 5)), null);

        assertThat(work.gaps()).isEmpty();
        assertThat(work.gapsTold()).isEqualTo(Told.NOTHING);
    }

    @Test
    void a_difference_that_rests_on_few_people_is_no_gap() {
        WorkOn work = of(compared(difference(1, -30, 5, "[u]")), null);

        assertThat(work.gaps()).isEmpty();
        assertThat(work.gapsTold()).isEqualTo(Told.TOO_FEW);
    }

    @Test
    void without_other_services_no_gap_is_known() {
        assertThat(of(compared(unknown(1), unknown(2)), null).gapsTold()).isEqualTo(Told.NOT_KNOWN);
    }

    @Test
    void a_group_of_services_is_not_compared() {
        assertThat(of(null, null).gapsTold()).isEqualTo(Told.NOT_COMPARED);
        assertThat(of(null, null).gaps()).isEmpty();
    }

    @Test
    void the_statements_that_go_most_closely_with_the_rest_come_first_and_three_at_most() {
        WorkOn work = of(null, health(80, 0.55, 0.71, null, 0.62, 0.40));

        assertThat(work.links()).extracting(Link::position).containsExactly(2, 4, 1);
        assertThat(work.links().getFirst().itemRest()).isEqualTo(0.71);
        assertThat(work.links().getFirst().people()).isEqualTo(80);
        assertThat(work.linksTold()).isEqualTo(Told.SOMETHING);
    }

    @Test
    void a_statement_that_hardly_goes_with_the_rest_is_not_named() {
        WorkOn work = of(null, health(80, 0.29, 0.1, -0.4));

        assertThat(work.links()).isEmpty();
        assertThat(work.linksTold()).isEqualTo(Told.NOTHING);
    }

    @Test
    void of_few_complete_questionnaires_no_correlation_is_told() {
        assertThat(of(null, health(29, 0.9)).linksTold()).isEqualTo(Told.TOO_FEW);
        assertThat(of(null, health(29, 0.9)).links()).isEmpty();
        assertThat(of(null, health(30, 0.9)).linksTold()).isEqualTo(Told.SOMETHING);
    }

    @Test
    void statements_that_are_no_scale_have_gaps_alone() {
        WorkOn work =
                WorkOn.of(
                        STATEMENTS,
                        false,
                        RELIABLE,
                        compared(difference(1, -9, 2)),
                        health(80, 0.9));

        assertThat(work.gaps()).hasSize(1);
        assertThat(work.links()).isEmpty();
        assertThat(work.linksTold()).isEqualTo(Told.NO_SCALE);
    }
}
