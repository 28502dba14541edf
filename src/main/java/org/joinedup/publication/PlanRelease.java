package org.joinedup.publication;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides which figures may be published side by side, and beside all that was published before, of
 * services, groups, the nation, their periods and their categories together: primary and secondary
 * suppression in one. Pure.
 *
 * <p>Of one service fewer than {@link DisclosureRules#reliablePeople} are not published nor given
 * back by subtraction, of several together fewer than {@link DisclosureRules#minimumPeople}. The
 * reader may be anybody, or somebody of a provider, who knows what its own services have, or of a
 * commissioner, who sees live what those have that it commissions.
 */
final class PlanRelease {
    /** The category of those who are in none. */
    static final String NONE = "\u0000";

    private final Map<ServiceId, OrganisationId> providers;
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
        this.providers = Map.copyOf(providers);
        this.seen = seen;
        this.rules = rules;
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
        Atoms atoms = new Atoms(people, published, wanted);
        Set<OrganisationId> knowing = new LinkedHashSet<>();
        Set<OrganisationId> seeing = new LinkedHashSet<>();
        while (true) {
            List<Differencing> readers = new ArrayList<>();
            readers.add(reader(atoms, atoms.weights));
            knowing.forEach(provider -> readers.add(reader(atoms, atoms.weightsTo(provider))));
            for (OrganisationId commissioner : seeing) {
                Differencing reader = reader(atoms, atoms.weights);
                seen.get(commissioner).forEach(view -> reader.add(atoms.of(view)));
                readers.add(reader);
            }
            Set<View> admitted = admitted(atoms, readers, published, wanted);
            Set<OrganisationId> learning = new LinkedHashSet<>(providers.values());
            learning.removeAll(knowing);
            learning.removeIf(provider -> readers.getFirst().isSafeFrom(atoms.of(provider)));
            Set<OrganisationId> noticing = new LinkedHashSet<>(seen.keySet());
            noticing.removeAll(seeing);
            noticing.removeIf(
                    each ->
                            readers.getFirst()
                                    .isSafeBeside(seen.get(each).stream().map(atoms::of).toList()));
            if (learning.isEmpty() && noticing.isEmpty()) {
                return admitted;
            }
            knowing.addAll(learning);
            seeing.addAll(noticing);
        }
    }

    private Set<View> admitted(
            Atoms atoms,
            List<Differencing> readers,
            Collection<View> published,
            Collection<View> wanted) {
        for (View view : published) {
            readers.forEach(reader -> reader.add(atoms.of(view)));
        }
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

    /** The cells of a service that are in the same views, as one part. */
    private final class Atoms {
        private final Map<View, List<Integer>> parts = new HashMap<>();
        private final List<ServiceId> services = new ArrayList<>();
        private final long[] weights;
        private final int[] owners;

        Atoms(Map<Cell, Long> people, Collection<View> published, Collection<View> wanted) {
            List<View> all =
                    Stream.of(
                                    published,
                                    wanted,
                                    seen.values().stream().flatMap(List::stream).toList())
                            .flatMap(Collection::stream)
                            .distinct()
                            .toList();
            List<List<Integer>> members = new ArrayList<>();
            Map<ServiceId, List<Integer>> viewsOf = new HashMap<>();
            for (int view = 0; view < all.size(); view++) {
                members.add(new ArrayList<>());
                parts.put(all.get(view), members.getLast());
                for (ServiceId service : all.get(view).services()) {
                    viewsOf.computeIfAbsent(service, s -> new ArrayList<>()).add(view);
                }
            }
            List<Long> counts = new ArrayList<>();
            Map<ServiceId, Map<List<Integer>, Integer>> known = new LinkedHashMap<>();
            people.forEach(
                    (cell, count) -> {
                        List<Integer> views =
                                viewsOf.getOrDefault(cell.service(), List.of()).stream()
                                        .filter(view -> all.get(view).holds(cell))
                                        .toList();
                        int part =
                                known.computeIfAbsent(cell.service(), s -> new HashMap<>())
                                        .computeIfAbsent(
                                                views,
                                                in -> {
                                                    in.forEach(
                                                            view ->
                                                                    members.get(view)
                                                                            .add(counts.size()));
                                                    services.add(cell.service());
                                                    counts.add(0L);
                                                    return counts.size() - 1;
                                                });
                        counts.set(part, counts.get(part) + count);
                    });
            this.weights = counts.stream().mapToLong(Long::longValue).toArray();
            List<ServiceId> numbers = List.copyOf(known.keySet());
            Map<ServiceId, Integer> numberOf = new HashMap<>();
            numbers.forEach(service -> numberOf.put(service, numberOf.size()));
            this.owners = services.stream().mapToInt(numberOf::get).toArray();
        }

        /** Ascending. */
        int[] of(View view) {
            return parts.get(view).stream().mapToInt(Integer::intValue).toArray();
        }

        /** Those of a provider, with anybody in them. */
        int[] of(OrganisationId provider) {
            return IntStream.range(0, weights.length)
                    .filter(part -> weights[part] > 0)
                    .filter(part -> provider.equals(providers.get(services.get(part))))
                    .toArray();
        }

        /** To a provider its own people are no secret. */
        long[] weightsTo(OrganisationId provider) {
            long[] others = weights.clone();
            for (int part = 0; part < others.length; part++) {
                if (provider.equals(providers.get(services.get(part)))) {
                    others[part] = 0;
                }
            }
            return others;
        }
    }
}
