package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.publication.DecideMoves.Moves;
import org.joinedup.publication.DecideMoves.Year;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

class DecideMovesTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final LocalDate IN_MARCH = LocalDate.of(2026, 3, 20);
    private static final LocalDate IN_JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate IN_OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NEXT_SUMMER = LocalDate.of(2027, 7, 1);

    private final DecideMoves decide = new DecideMoves(10, 56);

    @Test
    void ten_people_of_a_month_are_shown_by_the_month() {
        Moves moves = decide(Map.of(JANUARY, 10L, FEBRUARY, 9L), Map.of(), IN_MARCH);

        assertThat(moves.tiers()).containsOnly(Map.entry(JANUARY, Tier.MONTH));
    }

    @Test
    void ten_people_of_a_quarter_open_it_together() {
        Moves moves = decide(Map.of(JANUARY, 6L, FEBRUARY, 4L), Map.of(), IN_MARCH);

        assertThat(moves.tiers())
                .containsOnly(Map.entry(JANUARY, Tier.QUARTER), Map.entry(FEBRUARY, Tier.QUARTER));
    }

    @Test
    void nine_people_wait() {
        assertThat(decide(Map.of(JANUARY, 5L, FEBRUARY, 4L), Map.of(), IN_JUNE).isEmpty()).isTrue();
    }

    @Test
    void once_a_quarter_is_open_the_rest_of_a_month_waits_until_the_month_is_over() {
        Map<YearMonth, Long> waiting = Map.of(JANUARY, 6L, FEBRUARY, 6L);
        Map<YearMonth, Long> shown = Map.of(JANUARY, 20L);

        assertThat(decide(waiting, shown, IN_MARCH).isEmpty()).isTrue();
        assertThat(decide(waiting, shown, IN_JUNE).tiers())
                .containsOnly(Map.entry(JANUARY, Tier.QUARTER), Map.entry(FEBRUARY, Tier.QUARTER));
    }

    @Test
    void a_quarter_is_closed_when_its_answers_are_no_longer_awaited_and_somebody_is_shown() {
        assertThat(decide(Map.of(), Map.of(JANUARY, 20L), IN_MARCH).closedQuarters()).isEmpty();
        assertThat(decide(Map.of(), Map.of(JANUARY, 20L), IN_JUNE).closedQuarters())
                .containsExactly(JANUARY);
        assertThat(decide(Map.of(JANUARY, 9L), Map.of(), IN_JUNE).closedQuarters()).isEmpty();
    }

    @Test
    void ten_people_who_come_to_a_closed_quarter_are_late() {
        Year year =
                new Year(
                        2026,
                        Map.of(JANUARY, 25L, MARCH, 1L),
                        Map.of(JANUARY, 20L),
                        Set.of(JANUARY),
                        false);

        assertThat(decide.decide(year, IN_JUNE).tiers())
                .containsOnly(Map.entry(JANUARY, Tier.LATE), Map.entry(MARCH, Tier.LATE));
    }

    @Test
    void what_is_left_over_of_quarters_that_are_over_is_shown_with_the_year() {
        Map<YearMonth, Long> waiting = Map.of(JANUARY, 6L, MAY, 6L);

        assertThat(decide(waiting, Map.of(), IN_JUNE).isEmpty()).isTrue();
        assertThat(decide(waiting, Map.of(), IN_OCTOBER).tiers())
                .containsOnly(Map.entry(JANUARY, Tier.YEAR), Map.entry(MAY, Tier.YEAR));
    }

    @Test
    void a_year_is_closed_with_its_last_quarter_and_takes_nobody_but_late_batches() {
        assertThat(decide(Map.of(), Map.of(JANUARY, 20L), NEXT_SUMMER).closesYear()).isTrue();
        Year closed = new Year(2026, Map.of(MAY, 9L, JANUARY, 8L), Map.of(), Set.of(), true);
        assertThat(decide.decide(closed, NEXT_SUMMER).isEmpty()).isTrue();
        Year late = new Year(2026, Map.of(MAY, 12L), Map.of(), Set.of(), true);
        assertThat(decide.decide(late, NEXT_SUMMER).tiers())
                .containsOnly(Map.entry(MAY, Tier.LATE));
    }

    private Moves decide(
            Map<YearMonth, Long> waiting, Map<YearMonth, Long> shown, LocalDate today) {
        return decide.decide(new Year(2026, waiting, shown, Set.of(), false), today);
    }
}
