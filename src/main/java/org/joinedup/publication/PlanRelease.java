package org.joinedup.publication;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which figures may be published side by side, and beside all that was published before, of
 * services, groups, the nation, their periods and their categories together: primary and secondary
 * suppression in one. Pure.
 *
 * <p>Of one service fewer than {@link DisclosureRules#reliablePeople} are not published nor given
 * back by subtraction, of several together fewer than {@link DisclosureRules#minimumPeople}. The
 * reader may be anybody, or somebody of a provider, who knows what its own services have, or of a
 * commissioner, who sees live what some of those have that it commissions: and who follows how
 * their figures move may come to know more of them than is shown at any one time, so they hide no
 * others from it.
 */
final class PlanRelease {
    /** The category of those who are in none. */
    static final String NONE = "\u0000";

    private final Map<OrganisationId, Set<ServiceId>> known = new LinkedHashMap<>();
    private final Map<OrganisationId, List<View>> seen;
    private final DisclosureRules rules;

    /**
     * @param providers of all services
     * @param seen what commissioners see besides, of one service each
     */
    PlanRelease(
            Map<ServiceId, OrganisationId> providers,
            Map<OrganisationId, List<View>> seen,
            DisclosureRules rules) {
        providers.forEach((service, provider) -> know(provider, Set.of(service)));
        seen.forEach(
                (commissioner, views) ->
                        views.forEach(view -> know(commissioner, view.services())));
        this.seen = seen;
        this.rules = rules;
    }

    private void know(OrganisationId reader, Set<ServiceId> services) {
        known.computeIfAbsent(reader, each -> new HashSet<>()).addAll(services);
    }

    /**
     * People who cannot be told apart.
     *
     * @param category {@link #NONE}, or empty where nobody is divided
     */
    record Cell(ServiceId service, YearMonth month, Tier tier, String category) {
        Cell everyone() {
            return in("");
        }

        Cell in(String other) {
            return new Cell(service, month, tier, other);
        }

        private Period piece() {
            return switch (tier) {
                case MONTH -> Granularity.MONTH.of(month);
                case QUARTER, LATE -> Granularity.QUARTER.of(month);
                case YEAR -> Granularity.YEAR.of(month);
            };
        }
    }

    /**
     * A figure that is or would be published.
     *
     * @param categories those it is the sum of, empty for everyone together
     */
    record View(
            String kind,
            String code,
            Set<ServiceId> services,
            Period period,
            Set<String> categories) {
        boolean holds(Cell cell) {
            Period piece = cell.piece();
            return services.contains(cell.service())
                    && !piece.from().isBefore(period.from())
                    && !piece.to().isAfter(period.to())
                    && (categories.isEmpty()
                            || (categories.contains(cell.category()) && cell.tier() != Tier.LATE));
        }
    }

    /**
     * @param people of each cell
     * @param published what cannot be taken back
     * @param wanted in the order in which they matter
     * @return those that may be published, in the same order
     */
    Set<View> plan(Map<Cell, Long> people, Collection<View> published, Collection<View> wanted) {
        Stream<View> views =
                Stream.concat(
                        Stream.concat(published.stream(), wanted.stream()),
                        seen.values().stream().flatMap(List::stream));
        Atoms atoms = new Atoms(people, views);
        Set<OrganisationId> knowing = new LinkedHashSet<>();
        Set<OrganisationId> seeing = new LinkedHashSet<>();
        while (true) {
            List<Differencing> anybody = readers(atoms, atoms.weights, List.of(), published);
            List<Differencing> readers = new ArrayList<>(anybody);
            knowing.forEach(
                    reader ->
                            readers.addAll(
                                    readers(
                                            atoms,
                                            atoms.weightsTo(known.get(reader)),
                                            List.of(),
                                            published)));
            seeing.forEach(
                    commissioner ->
                            readers.addAll(
                                    readers(
                                            atoms,
                                            atoms.weights,
                                            seen.get(commissioner),
                                            published)));
            Set<View> admitted = admitted(atoms, readers, wanted);
            Set<OrganisationId> learning = new LinkedHashSet<>(known.keySet());
            learning.removeAll(knowing);
            learning.removeIf(
                    reader ->
                            anybody.stream()
                                    .allMatch(r -> r.isSafeFrom(atoms.of(known.get(reader)))));
            Set<OrganisationId> noticing = new LinkedHashSet<>(seen.keySet());
            noticing.removeAll(seeing);
            noticing.removeIf(each -> areSafeBeside(anybody, atoms, seen.get(each)));
            if (learning.isEmpty() && noticing.isEmpty()) {
                return admitted;
            }
            knowing.addAll(learning);
            seeing.addAll(noticing);
        }
    }

    /**
     * Of whom has read what was published before, and of whom has not: people have come since, so
     * what the views of then would tell of the people of today may be known to nobody.
     */
    private List<Differencing> readers(
            Atoms atoms, long[] weights, List<View> besides, Collection<View> published) {
        List<Differencing> readers = new ArrayList<>();
        readers.add(reader(atoms, weights));
        if (!published.isEmpty()) {
            readers.add(reader(atoms, weights));
        }
        readers.forEach(reader -> besides.forEach(view -> reader.add(atoms.of(view))));
        published.forEach(view -> readers.getLast().add(atoms.of(view)));
        return readers;
    }

    private static boolean areSafeBeside(
            List<Differencing> readers, Atoms atoms, List<View> besides) {
        List<int[]> parts = besides.stream().map(atoms::of).toList();
        return readers.stream().allMatch(reader -> reader.isSafeBeside(parts));
    }

    private static Set<View> admitted(
            Atoms atoms, List<Differencing> readers, Collection<View> wanted) {
        Set<View> admitted = new LinkedHashSet<>();
        for (View view : wanted) {
            int[] parts = atoms.of(view);
            if (readers.stream().allMatch(reader -> reader.mayAdmit(parts))) {
                readers.forEach(reader -> reader.add(parts));
                admitted.add(view);
            }
        }
        return admitted;
    }

    private Differencing reader(Atoms atoms, long[] weights) {
        return new Differencing(
                weights, atoms.owners, rules.reliablePeople(), rules.minimumPeople());
    }
}
