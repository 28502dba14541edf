package org.joinedup.publication;

import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cells of a service that are in the same views, as one part. */
final class Atoms {
    private final Map<View, List<Integer>> parts = new HashMap<>();
    private final List<ServiceId> services = new ArrayList<>();

    /** How many people are in each part. */
    final long[] weights;

    /** A number for the service of each part. */
    final int[] owners;

    /**
     * @param published or wanted; one may be told more than once
     */
    Atoms(Map<Cell, Long> people, Stream<View> published) {
        List<View> all = published.distinct().toList();
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

    /** Those of some services, with anybody in them. */
    int[] of(Set<ServiceId> of) {
        return IntStream.range(0, weights.length)
                .filter(part -> weights[part] > 0)
                .filter(part -> of.contains(services.get(part)))
                .toArray();
    }

    /** To who knows some services their people are no secret. */
    long[] weightsTo(Set<ServiceId> known) {
        long[] others = weights.clone();
        for (int part = 0; part < others.length; part++) {
            if (known.contains(services.get(part))) {
                others[part] = 0;
            }
        }
        return others;
    }
}
