package org.joinedup.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.joinedup.statistics.CompletionForecast.Waiting;
import org.joinedup.statistics.CompletionForecast.Watched;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Worked by hand; see the comments. */
class CompletionForecastTest {
    /** 400 asked long ago, who could answer on three days, and 30 asked yesterday. */
    private static final List<Watched> WATCHED =
            List.of(
                    new Watched(0, true, 100),
                    new Watched(1, true, 60),
                    new Watched(2, true, 40),
                    new Watched(3, false, 200),
                    new Watched(0, true, 6),
                    new Watched(1, false, 24));

    @Test
    void is_what_earlier_people_did_on_the_days_that_are_still_to_come() {
        // Of the 300 left on day 1, 60 answered; of the 240 left on day 2, 40. So of 24 with both
        // days before them 1 - 4/5 * 5/6 = 1/3 answer: 8. Variance of the answers 24 * 1/3 * 2/3 =
        // 5.3333; of the curve (2/3)^2 * (60/(300 * 240) + 40/(240 * 200)) = 0.00074074, its root
        // times 24 is 0.65320, squared 0.42667. Together 5.76, whose root is 2.4. Day 2 tells of
        // 240 / (4/5) = 300 people: the limits of 100 of 300 are 0.282393447 and 0.388487543 (R
        // 4, prop.test without correction). The lower gives less, sqrt(3.841459 * 24 * 0.282393 *
        // 0.717607 + (24 * 0.050940)^2) = 4.492; the upper more, sqrt(3.841459 * 24 * 0.388488 *
        // 0.611512 + (24 * 0.055154)^2) = 4.863588161.
        CompletionForecast forecast =
                CompletionForecast.of(206, WATCHED, List.of(new Waiting(1, 2, 24)), 0.95).get();

        assertThat(forecast.completed()).isEqualTo(206);
        assertThat(forecast.expected()).isCloseTo(214, within(1e-9));
        assertThat(forecast.interval().lower()).isCloseTo(214 - 1.959963985 * 2.4, within(1e-6));
        assertThat(forecast.interval().upper()).isCloseTo(214 + 4.863588161, within(1e-6));
    }

    @Test
    void is_not_certain_that_nobody_will_answer_because_few_people_did_not() {
        // Of 50, 15 answered by day 2, and 35 were watched to the end without an answer. 20 of a
        // second wave answered, and 400 are open on day 10. The upper limit of 0 of 35 is
        // 3.841459 / 38.841459 = 0.098900992 (R 4, prop.test without correction), of 400 39.560397;
        // sqrt(39.560397^2 + 3.841459 * 400 * 0.098900992 * 0.901099008) = 41.254875.
        List<Watched> waves =
                List.of(
                        new Watched(0, true, 5),
                        new Watched(1, true, 5),
                        new Watched(2, true, 5),
                        new Watched(43, false, 35),
                        new Watched(1, true, 20),
                        new Watched(10, false, 400));

        CompletionForecast forecast =
                CompletionForecast.of(35, waves, List.of(new Waiting(10, 42, 400)), 0.95).get();

        assertThat(forecast.expected()).isEqualTo(35);
        assertThat(forecast.interval().lower()).isEqualTo(35);
        assertThat(forecast.interval().upper()).isCloseTo(35 + 41.254875, within(1e-5));
    }

    @Test
    void whoever_is_asked_later_has_the_whole_curve_before_them() {
        // Day 0: of 430, 106 answered. 1 - 324/430 * 2/3 = 0.4976744.
        CompletionForecast forecast =
                CompletionForecast.of(206, WATCHED, List.of(new Waiting(0, 2, 1_000)), 0.95).get();

        assertThat(forecast.expected()).isCloseTo(206 + 497.6744186, within(1e-6));
    }

    @Test
    void is_certain_when_nobody_may_answer_any_more() {
        CompletionForecast forecast = CompletionForecast.of(206, WATCHED, List.of(), 0.95).get();

        assertThat(forecast.expected()).isEqualTo(206);
        assertThat(forecast.interval().width()).isZero();
    }

    @Test
    void never_tells_fewer_than_have_come_nor_more_than_can() {
        CompletionForecast one =
                CompletionForecast.of(206, WATCHED, List.of(new Waiting(2, 2, 1)), 0.95).get();

        assertThat(one.interval().lower()).isEqualTo(206);
        assertThat(one.interval().upper()).isLessThanOrEqualTo(207);
    }

    @Test
    void tells_nothing_of_days_on_which_too_few_were_watched() {
        assertThat(
                        CompletionForecast.of(206, WATCHED, List.of(new Waiting(1, 3, 24)), 0.95)
                                .whyUndefined())
                .contains(Reason.TOO_FEW);
        assertThat(CompletionForecast.of(0, List.of(), List.of(), 0.95).whyUndefined())
                .contains(Reason.NO_DATA);
        List<Watched> few = List.of(new Watched(0, true, 9), new Watched(1, false, 20));
        assertThat(
                        CompletionForecast.of(9, few, List.of(new Waiting(0, 0, 20)), 0.95)
                                .whyUndefined())
                .contains(Reason.TOO_FEW);
    }

    @Test
    void where_everybody_answered_in_time_everybody_is_expected_to() {
        List<Watched> all = List.of(new Watched(0, true, 20), new Watched(1, true, 40));

        CompletionForecast forecast =
                CompletionForecast.of(60, all, List.of(new Waiting(1, 1, 5)), 0.95).get();

        // The lower limit of 40 of 40 is 0.912378399 (R 4, prop.test without correction):
        // sqrt(3.841459 * 5 * 0.912378 * 0.087622 + (5 * 0.087622)^2) = 1.314324.
        assertThat(forecast.expected()).isEqualTo(65);
        assertThat(forecast.interval().lower()).isCloseTo(65 - 1.314324, within(1e-5));
        assertThat(forecast.interval().upper()).isEqualTo(65);
    }
}
