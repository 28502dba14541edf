package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The chart of the statistics room's oracle: 1 2 1 2 10, then lower again. */
class TrendSignalTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final double[] STEADY = {70, 71, 70, 72, 71, 70, 71, 72, 70, 71, 70, 71};

    @Test
    void a_score_beyond_the_limits_signals_and_says_which_way() {
        Optional<TrendSignal> signal = signal(80, STEADY);

        assertThat(signal)
                .contains(new TrendSignal("outside-limits", "improvement-high", 13, false));
        assertThat(signal(60, STEADY).orElseThrow().variation()).isEqualTo("concern-low");
        assertThat(signal(71, STEADY)).isEmpty();
    }

    @Test
    void the_same_signal_is_not_told_of_each_month_of_a_run_but_another_one_is() {
        double[] run = {70, 71, 70, 72, 71, 70, 71, 72, 73.1, 73, 73.2, 73, 73.1, 73, 73.2};

        assertThat(signal(73.1, run)).as("the eighth above the average").isEmpty();
        assertThat(signal(90, run).orElseThrow().rule()).isEqualTo("outside-limits");
    }

    @Test
    void a_correction_tells_only_what_it_makes_signal() {
        SortedMap<YearMonth, Double> before = months(STEADY);
        YearMonth last = before.lastKey();
        SortedMap<YearMonth, Double> after = new TreeMap<>(before);
        after.put(last, 90.0);

        assertThat(TrendSignal.find(before, after, last)).isPresent();
        assertThat(TrendSignal.find(after, after, last)).as("it did before").isEmpty();
    }

    @Test
    void where_the_score_is_kept_back_or_there_are_no_limits_nothing_is_told() {
        SortedMap<YearMonth, Double> scores = months(STEADY);

        assertThat(TrendSignal.find(scores, scores, scores.lastKey().plusMonths(1))).isEmpty();
        assertThat(signal(80)).isEmpty();
        assertThat(signal(70, 70, 70, 70)).isEmpty();
    }

    private static Optional<TrendSignal> signal(double next, double... earlier) {
        SortedMap<YearMonth, Double> before = months(earlier);
        YearMonth month = JANUARY.plusMonths(earlier.length);
        SortedMap<YearMonth, Double> after = new TreeMap<>(before);
        after.put(month, next);
        return TrendSignal.find(before, after, month);
    }

    private static SortedMap<YearMonth, Double> months(double... values) {
        SortedMap<YearMonth, Double> scores = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            scores.put(JANUARY.plusMonths(i), values[i]);
        }
        return scores;
    }
}
