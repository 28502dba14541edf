package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.COMMISSIONER;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.none;
import static org.joinedup.figure.SomePeople.scoring;

import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ThinMonths;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

class DescribeTrendTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final Measure SCORE = Measure.score(THREE);

    private static List<ThinMonths.Period<GroupSummary>> months(SomePeople... groups) {
        return IntStream.range(0, groups.length)
                .mapToObj(
                        i ->
                                new ThinMonths.Period<>(
                                        JANUARY.plusMonths(i),
                                        JANUARY.plusMonths(i),
                                        groups[i].group()))
                .toList();
    }

    /** Of thirty people a month, so many score 100 and the others 0. */
    private static SomePeople[] ofThirty(int... hundreds) {
        return IntStream.of(hundreds)
                .mapToObj(hundred -> scoring(hundred, 30 - hundred))
                .toArray(SomePeople[]::new);
    }

    private static TrendResult trend(SomePeople... groups) {
        return trend(months(groups), OptionalDouble.empty());
    }

    private static TrendResult trend(
            List<ThinMonths.Period<GroupSummary>> periods, OptionalDouble target) {
        TrendResult trend = DescribeTrend.describe(SCORE, periods, target, PROVIDER);
        assertSound(trend);
        return trend;
    }

    @Test
    void limits_are_those_of_the_nhs_worked_series() {
        // NHSRplotthedots: 1 2 1 2 10 then (1 2) x 6, 1; here as so many of thirty people.
        TrendResult trend = trend(ofThirty(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1));

        TrendResult.Limits limits = trend.phases().getFirst().limits();
        assertThat(limits.centre()).isEqualTo(1.9444 * 100 / 30, within(2e-4));
        assertThat(limits.lower()).isEqualTo(-.7156 * 100 / 30, within(2e-4));
        assertThat(limits.upper()).isEqualTo(4.6044 * 100 / 30, within(2e-4));
        assertThat(trend.phases().getFirst().trial()).isFalse();
        assertThat(trend.points().get(4).rule().rule()).isEqualTo("outside-limits");
        assertThat(trend.points().get(4).rule().words()).isEqualTo("above the upper limit");
        assertThat(trend.points().get(4).figure().n()).isEqualTo(30);
        assertThat(trend.points().get(4).figure().lower()).isPositive();
        assertThat(trend.points().get(3).rule()).isNull();
        assertThat(trend.variation().code()).isEqualTo("common-cause");
        assertThat(trend.assurance()).isNull();
    }

    @Test
    void seven_months_above_the_average_are_said_in_a_sentence() {
        TrendResult trend = trend(ofThirty(5, 9, 5, 9, 5, 9, 5, 12, 14, 12, 14, 12, 14, 12));

        assertThat(trend.points().getLast().rule().words())
                .isEqualTo("one of seven months in a row above the average");
        assertThat(trend.points().getLast().rule().side()).isEqualTo("high");
        assertThat(trend.variation().code()).isEqualTo("improvement-high");
        assertThat(trend.variation().words())
                .isEqualTo(
                        "special cause variation in the better direction: higher or rising more"
                                + " than chance explains");
    }

    @Test
    void seven_falling_months_are_a_concern_and_few_points_have_trial_limits() {
        TrendResult trend = trend(ofThirty(25, 24, 22, 21, 19, 18, 16));

        assertThat(trend.points())
                .allMatch(
                        point ->
                                point.rule().rule().equals("trend")
                                        || point.rule().rule().equals("outside-limits"));
        assertThat(trend.variation().code()).isEqualTo("concern-low");
        assertThat(trend.phases().getFirst().trial()).isTrue();
        assertThat(trend.rules()).anyMatch(rule -> rule.startsWith("Under 12 points"));
    }

    @Test
    void a_change_of_survey_mode_begins_a_new_phase_and_says_why() {
        List<SomePeople> groups = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String mode = i < 6 ? "sms" : "paper";
            groups.add(none().and(10 + i % 3, 4, mode).and(10, 1, mode));
        }

        TrendResult trend = trend(groups.toArray(SomePeople[]::new));

        assertThat(trend.phases()).hasSize(2);
        assertThat(trend.phases().get(0).begins()).isNull();
        assertThat(trend.phases().get(1).from()).isEqualTo("2025-07");
        assertThat(trend.phases().get(1).begins()).startsWith("people were asked in other ways");
        assertThat(trend.points().get(5).phase()).isZero();
        assertThat(trend.points().get(6).phase()).isEqualTo(1);
    }

    @Test
    void a_mix_of_modes_that_varies_by_chance_begins_no_new_phase() {
        List<SomePeople> groups = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int more = i % 2 == 0 ? 13 : 8;
            groups.add(none().and(more, 4, "sms").and(21 - more, 2, "email"));
        }

        assertThat(trend(groups.toArray(SomePeople[]::new)).phases()).hasSize(1);
    }

    @Test
    void a_small_share_of_many_people_who_are_asked_otherwise_is_tolerated() {
        List<SomePeople> groups = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int paper = i < 6 ? 0 : 80;
            groups.add(
                    none().and(500 + i, 4, "sms")
                            .and(420 + (80 - paper), 2, "sms")
                            .and(paper, 2, "paper"));
        }

        assertThat(trend(groups.toArray(SomePeople[]::new)).phases()).hasSize(1);
    }

    @Test
    void a_target_within_the_limits_is_reached_by_chance() {
        List<ThinMonths.Period<GroupSummary>> periods =
                months(ofThirty(15, 18, 14, 17, 15, 16, 18, 14, 17, 16, 15, 18));

        assertThat(trend(periods, OptionalDouble.of(54)).assurance().code())
                .isEqualTo("inconsistent");
        assertThat(trend(periods, OptionalDouble.of(95)).assurance().words())
                .isEqualTo("the target lies above the limits: as things are, it is not reached");
        assertThat(trend(periods, OptionalDouble.of(5)).assurance().code())
                .isEqualTo("consistently-pass");
    }

    @Test
    void missing_months_are_listed_and_quarters_keep_their_place() {
        List<ThinMonths.Period<GroupSummary>> periods =
                List.of(
                        new ThinMonths.Period<>(
                                JANUARY, JANUARY.plusMonths(2), scoring(10, 20).group()),
                        new ThinMonths.Period<>(
                                JANUARY.plusMonths(5),
                                JANUARY.plusMonths(5),
                                scoring(12, 20).group()));

        TrendResult trend = trend(periods, OptionalDouble.empty());

        assertThat(trend.missing()).containsExactly("2025-04", "2025-05");
        assertThat(trend.points().get(0).to()).isEqualTo("2025-03");
        assertThatThrownBy(() -> trend(periods.reversed(), OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_period_with_too_few_scores_is_kept_back_and_not_drawn() {
        TrendResult trend = trend(scoring(10, 10), scoring(4, 5), scoring(12, 10), none());

        assertThat(trend.points().get(1).figure().symbol()).isEqualTo("[c]");
        assertThat(trend.points().get(1).phase()).isNull();
        assertThat(trend.points().get(2).phase()).isZero();
        assertThat(trend.points().get(3).figure().reason()).isEqualTo("nobody answered");
        assertThat(trend.phases().getFirst().points()).isEqualTo(2);
    }

    @Test
    void without_points_with_one_and_with_identical_ones_there_is_a_reason_instead_of_limits() {
        assertThat(trend().reason()).isEqualTo("no point has a value");
        assertThat(trend(none()).reason()).isEqualTo("no point has a value");
        assertThat(trend(scoring(10, 10)).reason()).isEqualTo("one point has no limits");
        TrendResult same = trend(ofThirty(10, 10, 10));
        assertThat(same.reason()).startsWith("no variation");
        assertThat(same.phases().getFirst().limits()).isNull();
        assertThat(same.phases().getFirst().reason()).startsWith("no variation");
    }

    @Test
    void the_share_who_agree_with_an_item_is_followed_alike() {
        Measure item = Measure.agree(THREE, "item-2").orElseThrow();

        TrendResult trend =
                DescribeTrend.describe(
                        item, months(ofThirty(10, 20, 15)), OptionalDouble.empty(), PROVIDER);

        assertThat(trend.measure()).isEqualTo("item-2");
        assertThat(trend.unit()).isEqualTo("percent");
        assertThat(trend.phases().getFirst().limits().centre()).isEqualTo(50, within(1e-9));
        assertThat(Measure.agree(THREE, "item-9")).isEmpty();
    }

    @Test
    void for_publication_the_chart_is_made_of_the_rounded_figures() {
        TrendResult trend =
                DescribeTrend.describe(
                        Measure.agree(THREE, "item-1").orElseThrow(),
                        months(scoring(17, 16), scoring(23, 19)),
                        OptionalDouble.empty(),
                        COMMISSIONER);

        assertThat(trend.points().get(0).figure().value()).isEqualTo(42.9);
        assertThat(trend.points().get(1).figure().value()).isEqualTo(62.5);
        assertThat(trend.phases().getFirst().limits().centre()).isEqualTo(52.7);
    }
}
