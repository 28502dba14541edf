package org.joinedup.publication;

import org.joinedup.kernel.Period;
import org.joinedup.publication.PlanEdition.Place;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sums of several breakdowns of an edition stand side by side: all whose age is known, all
 * whose deprivation is. Where they differ by a few people, or from the total, the later ones are
 * not told, and so no category that adds up to them. Pure.
 */
final class TellKnown {
    private final PlanRelease plan;
    private final Period period;

    TellKnown(PlanRelease plan, Period period) {
        this.plan = plan;
        this.period = period;
    }

    /**
     * @param known people by what is known of them
     * @param whats of which somebody knows, in the order in which they matter
     * @param subjects whose totals are shown
     * @return of whom each may be told
     */
    Map<String, Set<Place>> tell(
            Map<Cell, Long> known, List<String> whats, List<Subject> subjects) {
        Set<View> shown = new LinkedHashSet<>();
        subjects.forEach(subject -> shown.add(view(subject, Set.of())));
        Map<View, List<String>> wanted = new LinkedHashMap<>();
        for (String what : whats) {
            Set<String> holding = holding(known, what);
            if (!holding.isEmpty()) {
                subjects.forEach(
                        subject ->
                                wanted.computeIfAbsent(
                                                view(subject, holding), v -> new ArrayList<>())
                                        .add(what));
            }
        }
        Map<String, Set<Place>> told = new HashMap<>();
        whats.forEach(what -> told.put(what, new HashSet<>()));
        for (View view : plan.plan(known, shown, wanted.keySet())) {
            wanted.get(view)
                    .forEach(
                            what ->
                                    told.get(what)
                                            .add(new Place(view.kind(), view.code(), "", "")));
        }
        return told;
    }

    private static Set<String> holding(Map<Cell, Long> known, String what) {
        Set<String> holding = new TreeSet<>();
        known.keySet().stream()
                .map(Cell::category)
                .filter(category -> List.of(category.split("\\+")).contains(what))
                .forEach(holding::add);
        return holding;
    }

    private View view(Subject subject, Set<String> categories) {
        return new View(
                subject.kind(),
                subject.code(),
                Set.copyOf(subject.serviceIds()),
                period,
                categories);
    }
}
