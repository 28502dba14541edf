package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Service;
import org.joinedup.publication.PlanEdition.Place;
import org.joinedup.publication.PlanRelease.Cell;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * An attacker who adds up the categories of each breakdown of an edition: all whose age is known,
 * all whose sex is, and holds the sums against each other and the totals. Of whom there is nobody,
 * is known.
 */
class KnownInEditionsProperties {
    private static final DisclosureRules RULES = new DisclosureRules(10, 30, 8, 5, 10, 56, 3);
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final Period QUARTER = Granularity.QUARTER.of(JANUARY);
    private static final List<String> WHATS = List.of("age", "sex");
    private static final List<String> KNOWN = List.of(PlanRelease.NONE, "age", "sex", "age+sex");

    @Property(tries = 500)
    void whoever_told_the_one_and_not_the_other_is_not_known_to_within_two(@ForAll long seed) {
        Random random = new Random(seed);
        List<Subject> subjects = new ArrayList<>();
        List<Service> services = new ArrayList<>();
        Map<Cell, Long> people = new LinkedHashMap<>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            services.add(service(i));
            for (String known : KNOWN) {
                int most = known.contains("+") ? 90 : List.of(1, 12, 70).get(random.nextInt(3));
                people.put(
                        new Cell(services.get(i).id(), JANUARY, Tier.QUARTER, known),
                        (long) random.nextInt(most));
            }
        }
        subjects.add(Subject.of(new Group(GroupKind.NATION, "all", "", services)));
        services.forEach(service -> subjects.add(Subject.of(service)));
        PlanEdition plan = new PlanEdition(subjects, QUARTER, List.of(), Map.of(), RULES);
        Map<Cell, Long> everyone = new LinkedHashMap<>();
        people.forEach((cell, count) -> everyone.merge(cell.everyone(), count, Long::sum));
        Set<Place> totals = plan.totals(everyone);

        assertNothingIsKnown(people, subjects, totals, plan.tellable(people, WHATS, totals));
    }

    private static void assertNothingIsKnown(
            Map<Cell, Long> people,
            List<Subject> subjects,
            Set<Place> totals,
            Map<String, Set<Place>> told) {
        List<Cell> cells = people.keySet().stream().filter(cell -> people.get(cell) > 0).toList();
        List<double[]> sums = new ArrayList<>();
        for (Subject subject : subjects) {
            Place place = Place.of(subject);
            if (totals.contains(place)) {
                sums.add(row(cells, subject, ""));
            }
            for (String what : WHATS) {
                if (told.get(what).contains(place)) {
                    sums.add(row(cells, subject, what));
                }
            }
        }
        if (sums.isEmpty()) {
            return;
        }
        double[] values = sums.stream().mapToDouble(row -> sum(row, cells, people)).toArray();
        LinearBounds bounds = new LinearBounds(sums.toArray(double[][]::new), values);
        for (int i = 0; i < cells.size(); i++) {
            long truth = people.get(cells.get(i));
            if (truth < RULES.reliablePeople()) {
                double[] only = new double[cells.size()];
                only[i] = 1;
                double least = bounds.least(only);
                double most = bounds.most(only);
                assertThat((double) truth).isBetween(least - 1e-6, most + 1e-6);
                assertThat(least < truth - 2 || most > truth + 2)
                        .as("%s of %s is in %s to %s", cells.get(i), truth, least, most)
                        .isTrue();
            }
        }
    }

    private static double[] row(List<Cell> cells, Subject subject, String what) {
        return cells.stream()
                .mapToDouble(
                        cell ->
                                subject.serviceIds().contains(cell.service())
                                                && cell.category().contains(what)
                                        ? 1
                                        : 0)
                .toArray();
    }

    private static double sum(double[] row, List<Cell> cells, Map<Cell, Long> people) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * people.get(cells.get(i));
        }
        return sum;
    }

    private static Service service(int number) {
        return new Service(
                new ServiceId(new UUID(1, number)),
                "S" + number,
                "",
                new OrganisationId(new UUID(2, number)),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }
}
