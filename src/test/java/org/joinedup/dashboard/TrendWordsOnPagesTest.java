package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.figure.Figure;
import org.joinedup.figure.TrendResult;
import org.joinedup.figure.TrendResult.Flag;
import org.joinedup.figure.TrendResult.Point;
import org.joinedup.web.Messages;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What the pages say and draw of a trend. */
class TrendWordsOnPagesTest {
    private static final Show ENGLISH = new Show(Messages.in("en"), Clock.systemUTC());
    private static final Flag RUN = new Flag("run", "high", "one of seven months in a row");
    private static final Flag OUTSIDE = new Flag("outside-limits", "low", "below the limit");

    private static Figure score(Double value) {
        return new Figure(value, null, null, "points", null, 40L, "", "", null);
    }

    private static Point point(int month, Double value, Flag flag) {
        String name = YearMonth.of(2026, month).toString();
        return new Point(name, name, score(value), 0, flag);
    }

    private static TrendResult trend(List<Point> points) {
        return new TrendResult(
                "mean-score",
                "points",
                points,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    @Test
    void points_that_signal_together_are_told_in_one_sentence() {
        List<Point> points = new ArrayList<>();
        points.add(point(1, 60.0, null));
        for (int month = 2; month <= 8; month++) {
            points.add(point(month, 70.0, RUN));
        }
        points.add(point(9, 40.0, OUTSIDE));
        points.add(point(10, 60.0, null));

        assertThat(TrendSignals.sentences(points, ENGLISH))
                .containsExactly(
                        "Feb to Aug 2026: part of seven or more points in a row above the"
                                + " average.",
                        "Sep 2026: below the lower limit. Chance alone hardly ever does that.");
    }

    @Test
    void without_signals_nothing_is_said() {
        assertThat(TrendSignals.sentences(List.of(point(1, 60.0, null)), ENGLISH)).isEmpty();
    }

    @Test
    void twelve_months_are_drawn_up_to_the_last_of_the_period_and_none_after_it() {
        TrendResult trend =
                trend(
                        List.of(
                                point(1, 60.0, null),
                                point(2, null, null),
                                point(3, 70.0, null),
                                point(4, 80.0, null)));

        Sparkline line = Sparkline.of(trend, YearMonth.of(2026, 3), ENGLISH);

        assertThat(line.points()).extracting(Sparkline.At::value).containsExactly(60.0, 70.0);
        assertThat(line.points().getLast().month()).isEqualTo(11);
        assertThat(line.isDrawn()).isTrue();
        Sparkline.Scale scale = Sparkline.Scale.of(List.of(line));
        assertThat(scale).isEqualTo(new Sparkline.Scale(60, 70));
        assertThat(line.corners(scale)).isEqualTo("88.1,25.0 107.0,3.0");
    }

    @Test
    void one_point_is_no_line() {
        assertThat(
                        Sparkline.of(
                                        trend(List.of(point(3, 70.0, null))),
                                        YearMonth.of(2026, 3),
                                        ENGLISH)
                                .isDrawn())
                .isFalse();
    }

    @Test
    void numbers_are_written_in_the_language_of_the_page_and_differences_with_their_sign() {
        assertThat(ENGLISH.number(12345)).isEqualTo("12,345");
        assertThat(ENGLISH.decimal(-0.04)).isEqualTo("0.0");
        assertThat(ENGLISH.text(Cell.difference(score(3.25)))).isEqualTo("+3.2");
        assertThat(ENGLISH.text(Cell.difference(score(-3.26)))).isEqualTo("\u22123.3");
        assertThat(ENGLISH.text(Cell.count(null))).isEqualTo("[c]");
        assertThat(ENGLISH.months("2025-11", "2026-01")).isEqualTo("Nov 2025 to Jan 2026");
    }
}
