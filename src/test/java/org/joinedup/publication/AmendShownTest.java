package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.ServiceId;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

class AmendShownTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth APRIL = YearMonth.of(2025, 4);

    @Test
    void a_month_that_lost_nobody_stays_as_it_is_when_another_lost_somebody() {
        Map<YearMonth, ShownMonth> shown =
                Map.of(
                        JANUARY,
                        month(
                                JANUARY,
                                Map.of(Tier.MONTH, people(15, 0), Tier.QUARTER, people(4, 0))),
                        FEBRUARY,
                        month(FEBRUARY, Map.of(Tier.QUARTER, people(6, 0))),
                        APRIL,
                        month(APRIL, Map.of(Tier.MONTH, people(20, 1))));
        SortedMap<YearMonth, Counts> came =
                came(Map.of(JANUARY, people(19, 0), FEBRUARY, people(6, 0), APRIL, people(20, 0)));

        Map<YearMonth, ShownMonth> amended = AmendShown.withoutLost(shown, came, 10);

        assertThat(amended.get(JANUARY)).isEqualTo(shown.get(JANUARY));
        assertThat(amended.get(FEBRUARY)).isEqualTo(shown.get(FEBRUARY));
        assertThat(amended.get(APRIL).tiers().get(Tier.MONTH).whole())
                .isEqualTo(people(20, 0).whole());
    }

    @Test
    void the_tier_that_held_the_lost_person_takes_up_the_loss_and_the_other_stays() {
        Map<YearMonth, ShownMonth> shown =
                Map.of(
                        JANUARY,
                        month(
                                JANUARY,
                                Map.of(Tier.MONTH, people(30, 0), Tier.QUARTER, people(11, 1))));

        Map<YearMonth, ShownMonth> amended =
                AmendShown.withoutLost(shown, came(Map.of(JANUARY, people(41, 0))), 10);

        assertThat(amended.get(JANUARY).tiers().get(Tier.QUARTER).people()).isEqualTo(11);
        assertThat(amended.get(JANUARY).tiers().get(Tier.MONTH).people()).isEqualTo(30);
    }

    @Test
    void a_batch_of_which_too_few_are_left_is_taken_back_in_all_its_months() {
        Map<YearMonth, ShownMonth> shown =
                Map.of(
                        JANUARY,
                        month(
                                JANUARY,
                                Map.of(Tier.MONTH, people(15, 0), Tier.QUARTER, people(3, 1))),
                        FEBRUARY,
                        month(FEBRUARY, Map.of(Tier.QUARTER, people(6, 0))));
        SortedMap<YearMonth, Counts> came =
                came(Map.of(JANUARY, people(18, 0), FEBRUARY, people(6, 0)));

        Map<YearMonth, ShownMonth> amended = AmendShown.withoutLost(shown, came, 10);

        assertThat(amended.get(JANUARY).tiers()).containsOnlyKeys(Tier.MONTH);
        assertThat(amended.get(FEBRUARY).tiers()).isEmpty();
        assertThat(AmendShown.waiting(amended, came).get(FEBRUARY).people()).isEqualTo(6);
    }

    @Test
    void a_month_of_which_nobody_is_left_is_in_no_tier() {
        Map<YearMonth, ShownMonth> amended =
                AmendShown.withoutLost(
                        Map.of(JANUARY, month(JANUARY, Map.of(Tier.MONTH, people(10, 1)))),
                        came(Map.of()),
                        10);

        assertThat(amended.get(JANUARY).tiers()).isEmpty();
    }

    private static SortedMap<YearMonth, Counts> came(Map<YearMonth, Counts> months) {
        return new TreeMap<>(months);
    }

    /** People who agree, and others who strongly disagree. */
    private static Counts people(int agreeing, int disagreeing) {
        GroupSummary whole = new GroupSummary(1);
        for (int i = 0; i < agreeing + disagreeing; i++) {
            whole.add(new byte[] {(byte) (i < agreeing ? 3 : 1)}, Circumstances.NOT_RECORDED);
        }
        Counts counts = new Counts(1);
        counts.add(Breakdown.ALL, "", whole.people(), 0, whole.encode());
        return counts;
    }

    private static ShownMonth month(YearMonth month, Map<Tier, Counts> tiers) {
        return new ShownMonth(new ServiceId(new UUID(1, 1)), month, false, Instant.EPOCH, tiers);
    }
}
