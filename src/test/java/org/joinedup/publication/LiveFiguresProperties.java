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
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;
import org.joinedup.publication.Suppression.Piece;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An attacker who works for a commissioner, and keeps whatever was ever shown of a random country:
 * live and provisional figures, which are the same, at several times, and the editions in between.
 */
class LiveFiguresProperties {
    private static final DisclosureRules RULES = new DisclosureRules(10, 30, 8, 5, 10, 56, 3);
    private static final List<Tier> TIERS = List.of(Tier.MONTH, Tier.QUARTER, Tier.YEAR);
    private static final List<Integer> MONTHS = List.of(1, 2, 4);
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final Period YEAR = Granularity.YEAR.of(JANUARY);
    private static final List<Period> QUARTERS =
            List.of(Granularity.QUARTER.of(JANUARY), Granularity.QUARTER.of(YearMonth.of(2025, 4)));
    private static final List<Period> PERIODS =
            List.of(QUARTERS.get(0), QUARTERS.get(1), YEAR, Granularity.MONTH.of(JANUARY));

    @Property(tries = 400)
    void what_is_live_at_one_time_gives_nothing_back_that_is_kept_back(@ForAll long seed) {
        Country country = new Country(new Random(seed));
        country.look();

        country.assertNothingIsKnown();
    }

    @Property(tries = 400)
    void nor_do_live_figures_and_editions_of_the_same_people_together(@ForAll long seed) {
        Random random = new Random(seed);
        Country country = new Country(random);
        boolean before = random.nextBoolean();
        if (before) {
            country.look();
        }
        country.publish(QUARTERS.getFirst());
        country.look();
        country.publish(random.nextBoolean() ? YEAR : Granularity.MONTH.of(JANUARY));
        country.look();
        country.publish(QUARTERS.getLast());
        country.look();

        country.assertNothingIsKnown();
    }

    @Property(tries = 400)
    void nor_does_who_watches_while_people_come_and_editions_are_published(@ForAll long seed) {
        Random random = new Random(seed);
        Country country = new Country(random);
        country.look();
        country.people(random);
        country.look();
        country.publish(QUARTERS.getFirst());
        country.people(random);
        country.look();
        country.publish(random.nextBoolean() ? YEAR : QUARTERS.getLast());
        country.people(random);
        country.look();

        country.forgetWhoseStepsAreTold();
        country.assertNothingIsKnown();
    }

    /** People who began to be shown together. */
    private record Batch(Cell cell, long people, int since) {}

    /** A figure and when it was shown. */
    private record Seen(Set<ServiceId> services, Period period, int until) {
        boolean holds(Batch batch) {
            return batch.since() <= until
                    && new View("", "", services, period, Set.of()).holds(batch.cell());
        }
    }

    private static final class Country {
        private final List<Service> services = new ArrayList<>();
        private final List<Group> groups = new ArrayList<>();
        private final OrganisationId commissioner = new OrganisationId(new UUID(3, 1));
        private final List<Batch> batches = new ArrayList<>();
        private final List<PublishedView> published = new ArrayList<>();
        private final List<Seen> known = new ArrayList<>();
        private final Set<Seen> hidden = new HashSet<>();
        private int now;

        Country(Random random) {
            int count = 3 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                boolean own = random.nextInt(4) > 0;
                services.add(
                        new Service(
                                new ServiceId(new UUID(1, i)),
                                "S" + i,
                                "S" + i,
                                new OrganisationId(new UUID(2, random.nextInt(4))),
                                "",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                own ? List.of(commissioner) : List.of()));
            }
            groups.add(new Group(GroupKind.NATION, "all", "", List.copyOf(services)));
            for (int i = 0; i < 4; i++) {
                List<Service> some = new ArrayList<>(services);
                some.removeIf(service -> random.nextBoolean());
                if (!some.isEmpty()) {
                    groups.add(new Group(GroupKind.REGION, "R" + i, "", some));
                }
            }
            people(random);
        }

        /** Some more, never fewer than ten of a service and tier at a time. */
        void people(Random random) {
            now++;
            for (Service service : services) {
                for (Tier tier : TIERS) {
                    for (int month : MONTHS) {
                        if (random.nextInt(4) == 0) {
                            batches.add(
                                    new Batch(
                                            cell(service, month, tier),
                                            10 + random.nextInt(random.nextBoolean() ? 8 : 60),
                                            now));
                        }
                    }
                }
            }
        }

        /** The attacker asks for everything that is live. */
        void look() {
            Map<ServiceId, Set<Period>> told = new HashMap<>();
            for (Service service : services) {
                if (service.commissioners().contains(commissioner)) {
                    told.put(service.id(), look(Subject.of(service)));
                }
                hide(Subject.of(service));
            }
            for (Group group : groups) {
                if (told.keySet().containsAll(Subject.of(group).serviceIds())) {
                    lookAt(Subject.of(group), told);
                }
            }
        }

        private Set<Period> look(Subject service) {
            Set<Period> told = new HashSet<>(admitted(service));
            told.removeIf(period -> people(seen(service, period)) < RULES.reliablePeople());
            told.forEach(period -> known.add(seen(service, period)));
            return told;
        }

        /** A group is told where all of its services are of whom there is anybody. */
        private void lookAt(Subject group, Map<ServiceId, Set<Period>> told) {
            Set<Period> admitted = admitted(group);
            for (Period period : PERIODS) {
                boolean all =
                        group.services().stream()
                                .allMatch(
                                        each ->
                                                told.get(each.id()).contains(period)
                                                        || people(seen(Subject.of(each), period))
                                                                == 0);
                if (all && admitted.contains(period)) {
                    known.add(seen(group, period));
                }
            }
        }

        private void hide(Subject service) {
            PERIODS.stream()
                    .map(period -> seen(service, period))
                    .filter(seen -> people(seen) > 0 && people(seen) < RULES.reliablePeople())
                    .forEach(hidden::add);
        }

        /** That a service's own figure moves by ten people or more is told to who follows it. */
        void forgetWhoseStepsAreTold() {
            hidden.removeIf(
                    of -> known.stream().anyMatch(seen -> seen.services().equals(of.services())));
        }

        private Seen seen(Subject subject, Period period) {
            return new Seen(Set.copyOf(subject.serviceIds()), period, now);
        }

        private Set<Period> admitted(Subject subject) {
            Set<Period> before =
                    published.stream()
                            .filter(view -> view.level().equals(subject.kind()))
                            .filter(view -> view.code().equals(subject.code()))
                            .map(PublishedView::period)
                            .collect(Collectors.toSet());
            List<Piece> pieces =
                    cells().entrySet().stream()
                            .filter(each -> subject.serviceIds().contains(each.getKey().service()))
                            .map(
                                    each ->
                                            new Piece(
                                                    each.getKey().month(),
                                                    each.getKey().tier(),
                                                    each.getValue()))
                            .toList();
            return Suppression.periods(pieces, before, RULES.reliablePeople());
        }

        private static PublishedView view(Subject subject, Period period) {
            return new PublishedView(
                    "",
                    subject.kind(),
                    subject.code(),
                    Set.copyOf(subject.serviceIds()),
                    period,
                    "",
                    "");
        }

        void publish(Period period) {
            List<Subject> subjects = new ArrayList<>();
            groups.forEach(group -> subjects.add(Subject.of(group)));
            services.forEach(service -> subjects.add(Subject.of(service)));
            Set<PlanEdition.Place> totals =
                    new PlanEdition(
                                    subjects,
                                    period,
                                    published,
                                    SeenLive.of(subjects, cells(), published, period, RULES),
                                    RULES)
                            .totals(cells());
            for (Subject subject : subjects) {
                if (totals.contains(PlanEdition.Place.of(subject))) {
                    Seen seen = new Seen(Set.copyOf(subject.serviceIds()), period, now);
                    if (people(seen) > 0) {
                        published.add(view(subject, period));
                        known.add(seen);
                    }
                }
            }
            services.forEach(service -> hide(Subject.of(service)));
        }

        private Map<Cell, Long> cells() {
            Map<Cell, Long> cells = new LinkedHashMap<>();
            batches.forEach(batch -> cells.merge(batch.cell(), batch.people(), Long::sum));
            return cells;
        }

        private long people(Seen seen) {
            return batches.stream().filter(seen::holds).mapToLong(Batch::people).sum();
        }

        void assertNothingIsKnown() {
            List<Seen> all = known.stream().filter(seen -> people(seen) > 0).distinct().toList();
            if (all.isEmpty() || hidden.isEmpty()) {
                return;
            }
            List<Seen> both = new ArrayList<>(all);
            both.addAll(hidden);
            Map<List<Integer>, Long> atoms = new LinkedHashMap<>();
            List<Batch> unknown = new ArrayList<>(batches);
            unknown.addAll(nobody());
            for (Batch batch : unknown) {
                List<Integer> in =
                        IntStream.range(0, both.size())
                                .filter(i -> both.get(i).holds(batch))
                                .boxed()
                                .toList();
                atoms.merge(in, batch.people(), Long::sum);
            }
            List<List<Integer>> order = List.copyOf(atoms.keySet());
            LinearBounds bounds =
                    new LinearBounds(
                            IntStream.range(0, all.size())
                                    .mapToObj(i -> row(order, i))
                                    .toArray(double[][]::new),
                            all.stream().mapToDouble(this::people).toArray());
            for (int i = all.size(); i < both.size(); i++) {
                double truth = people(both.get(i));
                double least = bounds.least(row(order, i));
                double most = bounds.most(row(order, i));
                assertThat(truth).isBetween(least - 1e-6, most + 1e-6);
                assertThat(least < truth - 2 || most > truth + 2)
                        .as("%s of %s is in %s to %s", both.get(i), truth, least, most)
                        .isTrue();
            }
        }

        /** An attacker does not know of whom there is nobody. */
        private List<Batch> nobody() {
            List<Batch> nobody = new ArrayList<>();
            for (Service service : services) {
                for (Tier tier : TIERS) {
                    for (int month : MONTHS) {
                        for (int since = 1; since <= now; since++) {
                            nobody.add(new Batch(cell(service, month, tier), 0, since));
                        }
                    }
                }
            }
            return nobody;
        }

        private static Cell cell(Service service, int month, Tier tier) {
            return new Cell(service.id(), YearMonth.of(2025, month), tier, "");
        }

        private static double[] row(Collection<List<Integer>> atoms, int view) {
            return atoms.stream().mapToDouble(atom -> atom.contains(view) ? 1 : 0).toArray();
        }
    }
}
