package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PlanReleaseTest {
    private static final DisclosureRules RULES = new DisclosureRules(10, 30, 8, 5, 10, 56, 3);
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final Period QUARTER = Granularity.QUARTER.of(JANUARY);

    private final Map<ServiceId, OrganisationId> providers = new LinkedHashMap<>();
    private final Map<Cell, Long> people = new LinkedHashMap<>();
    private final Map<OrganisationId, List<View>> seen = new LinkedHashMap<>();

    @Test
    void beside_a_provider_s_total_its_small_service_and_the_next_smallest_are_kept_back() {
        Set<ServiceId> all = Set.of(service(1, 1, 90), service(2, 1, 60), service(3, 1, 12));

        assertThat(plan(List.of(), total(all), total(1), total(2), total(3)))
                .containsExactly(total(all), total(1));
    }

    @Test
    void a_small_service_of_another_provider_is_kept_from_those_who_know_their_own() {
        Set<ServiceId> all = Set.of(service(1, 1, 20), service(2, 2, 20));

        assertThat(plan(List.of(), total(all)))
                .as("each of the two providers would learn what the other has")
                .isEmpty();
        service(3, 3, 20);
        assertThat(plan(List.of(), total(Set.of(id(1), id(2), id(3)))))
                .as("of two together the third learns nothing of one")
                .hasSize(1);
    }

    @Test
    void ten_people_of_several_services_are_published_and_ten_of_one_are_not() {
        Set<ServiceId> all = Set.of(service(1, 1, 10), service(2, 2, 10), service(3, 3, 10));

        assertThat(plan(List.of(), total(all), total(1))).containsExactly(total(all));
    }

    @Test
    void what_a_commissioner_sees_live_gives_no_other_service_back_from_a_total() {
        Set<ServiceId> all = Set.of(service(1, 1, 95), service(2, 1, 12));

        assertThat(plan(List.of(), total(all), total(1))).containsExactly(total(all));
        seen.put(new OrganisationId(new UUID(3, 1)), List.of(total(1)));
        assertThat(plan(List.of(), total(all), total(1)))
                .as("who pays for the first has its figure already")
                .containsExactly(total(1));
    }

    @Test
    void what_was_published_before_keeps_back_what_would_give_a_month_away() {
        service(1, 1, 0);
        people.put(new Cell(id(1), JANUARY, Tier.MONTH, ""), 40L);
        people.put(new Cell(id(1), JANUARY.plusMonths(1), Tier.QUARTER, ""), 12L);
        View month = view(Set.of(id(1)), Granularity.MONTH.of(JANUARY));

        assertThat(plan(List.of(), total(1), month))
                .as("the rest of the quarter are 12")
                .containsExactly(total(1));
        assertThat(plan(List.of(month), total(1))).as("so also in a later release").isEmpty();
    }

    @Test
    void from_nation_by_provider_to_service_and_from_year_to_quarter_nothing_is_given_back() {
        Set<ServiceId> first = Set.of(service(1, 1, 90), service(2, 1, 12));
        Set<ServiceId> second = Set.of(service(3, 2, 80), service(4, 2, 70));
        Set<ServiceId> nation = Set.of(id(1), id(2), id(3), id(4));
        people.put(new Cell(id(2), JANUARY.plusMonths(3), Tier.QUARTER, ""), 45L);
        View year = view(Set.of(id(2)), Granularity.YEAR.of(JANUARY));
        View next = view(Set.of(id(2)), Granularity.QUARTER.of(JANUARY.plusMonths(3)));

        assertThat(
                        plan(
                                List.of(),
                                total(nation),
                                total(first),
                                total(second),
                                total(1),
                                total(3),
                                total(4),
                                total(2),
                                next,
                                year))
                .as("the small service, the one beside it, and the year less the other quarter")
                .containsExactly(
                        total(nation), total(first), total(second), total(3), total(4), next);
    }

    @Test
    void two_thousand_services_with_their_groups_and_months_are_planned_in_seconds() {
        Random random = new Random(5);
        List<View> wanted = new ArrayList<>();
        List<Set<ServiceId>> groups = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            service(i, i / 4, 0);
            for (int month = 0; month < 3; month++) {
                people.put(
                        new Cell(id(i), JANUARY.plusMonths(month), Tier.MONTH, ""),
                        10L + random.nextInt(60));
            }
        }
        groups.add(Set.copyOf(providers.keySet()));
        for (int modulus : new int[] {9, 4, 30}) {
            for (int rest = 0; rest < modulus; rest++) {
                int wantedRest = rest;
                groups.add(
                        IntStream.range(0, 2_000)
                                .filter(i -> (i / 4 + i % 3) % modulus == wantedRest)
                                .mapToObj(PlanReleaseTest::id)
                                .collect(Collectors.toSet()));
            }
        }
        for (int provider = 0; provider < 500; provider++) {
            int first = 4 * provider;
            groups.add(
                    IntStream.range(first, first + 4)
                            .mapToObj(PlanReleaseTest::id)
                            .collect(Collectors.toSet()));
        }
        providers.keySet().forEach(service -> groups.add(Set.of(service)));
        for (int month = 0; month < 3; month++) {
            for (Set<ServiceId> group : groups) {
                wanted.add(view(group, Granularity.MONTH.of(JANUARY.plusMonths(month))));
            }
        }

        Set<View> admitted =
                assertTimeout(
                        Duration.ofMinutes(2),
                        () ->
                                new PlanRelease(providers, seen, RULES)
                                        .plan(people, List.of(), wanted));

        assertThat(admitted).hasSizeGreaterThan(3_000);
    }

    private Set<View> plan(List<View> published, View... wanted) {
        return new PlanRelease(providers, seen, RULES).plan(people, published, List.of(wanted));
    }

    private ServiceId service(int number, int provider, long of) {
        providers.put(id(number), new OrganisationId(new UUID(2, provider)));
        people.put(new Cell(id(number), JANUARY, Tier.QUARTER, ""), of);
        return id(number);
    }

    private static ServiceId id(int number) {
        return new ServiceId(new UUID(1, number));
    }

    private static View total(int service) {
        return total(Set.of(id(service)));
    }

    private static View total(Set<ServiceId> services) {
        return view(services, QUARTER);
    }

    private static View view(Set<ServiceId> services, Period period) {
        return new View("group", "", services, period, Set.of());
    }
}
