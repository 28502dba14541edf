package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;

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
import java.util.stream.Stream;

/**
 * An attacker who has everything that was published of a random country, over several releases, and
 * solves its linear constraints: as anybody, and as somebody of a provider.
 */
class PlanReleaseProperties {
    private static final DisclosureRules RULES = new DisclosureRules(10, 30, 8, 5, 10, 56, 3);
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final Period QUARTER = Granularity.QUARTER.of(JANUARY);
    private static final Period NEXT = Granularity.QUARTER.of(JANUARY.plusMonths(3));
    private static final Period YEAR = Granularity.YEAR.of(JANUARY);
    private static final List<String> CATEGORIES = List.of("a", "b", "c");

    @Property(tries = 300)
    void nothing_that_is_kept_back_is_known_to_within_two_of_its_value(@ForAll long seed) {
        Country country = new Country(new Random(seed));
        Released released = country.release();
        if (!released.published.isEmpty()) {
            Attacker attacker = new Attacker(country, released);
            released.hidden.forEach(attacker::assertDoesNotKnow);
        }
    }

    /** What is too few of the others must not be known to whoever knows the rest. */
    @Property(tries = 150)
    void nor_to_a_provider_who_knows_what_its_own_services_have(@ForAll long seed) {
        Country country = new Country(new Random(seed));
        Released released = country.release();
        for (OrganisationId provider : Set.copyOf(country.providers.values())) {
            Country others = country.without(provider);
            if (!released.published.isEmpty()) {
                Attacker attacker = new Attacker(others, released);
                released.hidden.stream()
                        .filter(hidden -> others.isTooFew(others.cells(hidden)))
                        .forEach(attacker::assertDoesNotKnow);
            }
        }
    }

    @Property(tries = 300)
    void nothing_is_published_of_too_few(@ForAll long seed) {
        Country country = new Country(new Random(seed));
        for (View view : country.release().published()) {
            long people = country.people(country.cells(view));
            assertThat(people == 0 || people >= (view.services().size() == 1 ? 30 : 10))
                    .as("%s has %s", view, people)
                    .isTrue();
        }
    }

    /** Everything that was published, with every number exact. */
    private static final class Attacker {
        private final Country country;
        private final List<View> views;
        private final List<List<Integer>> atoms;
        private final LinearBounds bounds;

        Attacker(Country country, Released released) {
            this.country = country;
            this.views =
                    Stream.concat(released.published.stream(), released.hidden.stream()).toList();
            Map<List<Integer>, Long> people = new LinkedHashMap<>();
            country.people.forEach(
                    (cell, count) -> {
                        if (count > 0) {
                            people.merge(viewsOf(cell), count, Long::sum);
                        }
                    });
            this.atoms = List.copyOf(people.keySet());
            List<double[]> sums = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (View view : released.published) {
                double[] row = row(view);
                sums.add(row);
                values.add(
                        IntStream.range(0, row.length)
                                .mapToDouble(atom -> row[atom] * people.get(atoms.get(atom)))
                                .sum());
            }
            this.bounds =
                    new LinearBounds(
                            sums.toArray(double[][]::new),
                            values.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private List<Integer> viewsOf(Cell cell) {
            return IntStream.range(0, views.size())
                    .filter(view -> views.get(view).holds(cell))
                    .boxed()
                    .toList();
        }

        private double[] row(View view) {
            int number = views.indexOf(view);
            return atoms.stream().mapToDouble(atom -> atom.contains(number) ? 1 : 0).toArray();
        }

        void assertDoesNotKnow(View hidden) {
            double truth = country.people(country.cells(hidden));
            double least = bounds.least(row(hidden));
            double most = bounds.most(row(hidden));
            assertThat(truth).as("the truth is possible").isBetween(least - 1e-6, most + 1e-6);
            assertThat(least < truth - 2 || most > truth + 2)
                    .as("%s of %s is in %s to %s", hidden, truth, least, most)
                    .isTrue();
        }
    }

    private record Released(List<View> published, List<View> hidden) {}

    /** A few services of a few providers, in regions and programmes that cross. */
    private static final class Country {
        private final Map<Cell, Long> people = new LinkedHashMap<>();
        private final Map<ServiceId, OrganisationId> providers = new LinkedHashMap<>();
        private final Map<String, Set<ServiceId>> groups = new LinkedHashMap<>();

        private Country() {}

        Country(Random random) {
            int services = 2 + random.nextInt(5);
            for (int i = 0; i < services; i++) {
                ServiceId service = new ServiceId(new UUID(1, i));
                providers.put(service, new OrganisationId(new UUID(2, random.nextInt(3))));
                int size = random.nextInt(3) == 0 ? 8 : 45;
                for (int month : new int[] {1, 4}) {
                    for (String category : List.of("a", "b", "c", PlanRelease.NONE)) {
                        people.put(
                                new Cell(
                                        service, YearMonth.of(2025, month), Tier.QUARTER, category),
                                (long) random.nextInt(size));
                    }
                }
                people.put(new Cell(service, JANUARY, Tier.LATE, PlanRelease.NONE), 12L);
            }
            List<ServiceId> all = List.copyOf(providers.keySet());
            groups.put("nation", Set.copyOf(all));
            for (int i = 0; i < 3; i++) {
                List<ServiceId> some = new ArrayList<>(all);
                some.removeIf(service -> random.nextBoolean());
                groups.put("group " + i, Set.copyOf(some));
            }
            for (ServiceId service : all) {
                groups.put(service.toString(), Set.of(service));
            }
        }

        /** A quarter, then the next, then the year, each beside what was published before. */
        Released release() {
            PlanRelease plan = new PlanRelease(providers, Map.of(), RULES);
            List<View> published = new ArrayList<>();
            List<View> hidden = new ArrayList<>();
            for (Period period : List.of(QUARTER, NEXT, YEAR)) {
                List<View> wanted = wanted(period);
                Set<View> admitted = plan.plan(people, published, wanted);
                published.addAll(admitted);
                wanted.stream().filter(view -> !admitted.contains(view)).forEach(hidden::add);
            }
            return new Released(published, hidden);
        }

        private List<View> wanted(Period period) {
            List<View> views = new ArrayList<>();
            groups.forEach((code, services) -> views.add(view(code, services, period, Set.of())));
            for (String category : CATEGORIES) {
                groups.forEach(
                        (code, services) ->
                                views.add(view(code, services, period, Set.of(category))));
            }
            views.removeIf(view -> people(cells(view)) == 0);
            return views;
        }

        private static View view(
                String code, Set<ServiceId> services, Period period, Set<String> categories) {
            return new View("group", code, services, period, categories);
        }

        Set<Cell> cells(View view) {
            return people.keySet().stream().filter(view::holds).collect(Collectors.toSet());
        }

        long people(Set<Cell> cells) {
            return cells.stream().mapToLong(people::get).sum();
        }

        boolean isTooFew(Set<Cell> cells) {
            long services =
                    cells.stream()
                            .filter(cell -> people.get(cell) > 0)
                            .map(Cell::service)
                            .distinct()
                            .count();
            return services > 0 && people(cells) < (services == 1 ? 30 : 10);
        }

        /** As it looks to somebody of a provider. */
        Country without(OrganisationId provider) {
            Country others = new Country();
            others.providers.putAll(providers);
            others.people.putAll(people);
            others.people.keySet().removeIf(cell -> providers.get(cell.service()).equals(provider));
            return others;
        }
    }
}
