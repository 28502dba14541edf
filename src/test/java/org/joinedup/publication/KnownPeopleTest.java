package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.statistics.BreakdownSummary;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class KnownPeopleTest {
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final Period QUARTER = Granularity.QUARTER.of(MAY);
    private static final int FEWEST = 10;

    @Test
    void sums_that_differ_by_one_person_do_not_stand_side_by_side() {
        KnownPeople known = known(Map.of("about+destination", 88, "about", 1, "", 11));

        assertThat(known.mayBeTold(QUARTER, "destination")).isTrue();
        assertThat(known.contradicts(QUARTER, "about")).isTrue();
        assertThat(known.mayBeTold(QUARTER, "about")).isFalse();
    }

    @Test
    void sums_of_the_same_people_stand_side_by_side() {
        KnownPeople known = known(Map.of("about+deprivation", 60, "", 15));

        assertThat(known.contradicts(QUARTER, "about")).isFalse();
        assertThat(known.contradicts(QUARTER, "deprivation")).isFalse();
        assertThat(known.mayBeTold(QUARTER, "deprivation")).isTrue();
    }

    @Test
    void a_sum_beside_which_few_are_left_is_not_told_but_its_categories_see_to_that_themselves() {
        KnownPeople known = known(Map.of("stratum", 49, "", 1));

        assertThat(known.mayBeTold(QUARTER, "stratum")).isFalse();
        assertThat(known.contradicts(QUARTER, "stratum")).isFalse();
    }

    private static KnownPeople known(Map<String, Integer> people) {
        Counts counts = new Counts(1);
        people.forEach(
                (what, number) -> {
                    BreakdownSummary part = new BreakdownSummary(1);
                    for (int i = 0; i < number; i++) {
                        part.add(new byte[] {3});
                    }
                    counts.add(Breakdown.KNOWN, what, part.people(), 0, part.encode());
                });
        Map<Tier, Counts> tiers = new EnumMap<>(Tier.class);
        tiers.put(Tier.MONTH, counts);
        return KnownPeople.of(
                List.of(
                        new ShownMonth(
                                new ServiceId(new UUID(1, 1)), MAY, true, Instant.EPOCH, tiers)),
                FEWEST);
    }
}
