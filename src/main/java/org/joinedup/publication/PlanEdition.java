package org.joinedup.publication;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which cells of an edition's tables may be published: first the totals, from the nation
 * down to the smallest service, then the categories of each breakdown, from the largest down. Pure.
 */
final class PlanEdition {
    private final List<Subject> subjects;
    private final Period period;
    private final List<PublishedView> before;
    private final PlanRelease plan;

    /**
     * @param subjects groups before services, the nation first
     * @param before what was published of the same instrument
     * @param seen what commissioners see live
     */
    PlanEdition(
            List<Subject> subjects,
            Period period,
            List<PublishedView> before,
            Map<OrganisationId, List<View>> seen,
            DisclosureRules rules) {
        this.subjects = List.copyOf(subjects);
        this.period = period;
        this.before = List.copyOf(before);
        this.plan =
                new PlanRelease(
                        subjects.stream()
                                .flatMap(subject -> subject.services().stream())
                                .distinct()
                                .collect(Collectors.toMap(Service::id, Service::providerId)),
                        seen,
                        rules);
    }

    /** A place in a table. */
    record Place(String level, String code, String breakdown, String category) {
        static Place of(Subject subject) {
            return new Place(subject.kind(), subject.code(), "", "");
        }

        static Place of(Observation line) {
            Observation.About about = line.about();
            return new Place(about.level(), about.code(), about.breakdown(), about.category());
        }

        Place total() {
            return new Place(level, code, "", "");
        }
    }

    /** The subjects of which everyone together may be shown. */
    Set<Place> totals(Map<Cell, Long> people) {
        return totals(people, place -> true, view -> true);
    }

    private Set<Place> totals(
            Map<Cell, Long> people, Predicate<Place> wanted, Predicate<PublishedView> relevant) {
        Map<View, Place> views = new HashMap<>();
        List<View> order = new ArrayList<>();
        for (Subject subject : bySize(people)) {
            if (wanted.test(Place.of(subject))) {
                View view = view(subject, Set.of());
                views.put(view, Place.of(subject));
                order.add(view);
            }
        }
        return plan.plan(people, published(relevant), order).stream()
                .map(views::get)
                .collect(Collectors.toSet());
    }

    /**
     * The categories of a breakdown that may be shown beside the totals.
     *
     * @param totals that are shown
     * @param wanted of them
     */
    Set<Place> categories(
            Map<Cell, Long> people,
            Breakdown breakdown,
            Set<Place> totals,
            Predicate<Place> wanted) {
        return categories(people, breakdown.code(), totals, wanted, view -> true);
    }

    private Set<Place> categories(
            Map<Cell, Long> people,
            String breakdown,
            Set<Place> totals,
            Predicate<Place> wanted,
            Predicate<PublishedView> relevant) {
        Set<String> categories = new TreeSet<>();
        people.keySet().forEach(cell -> categories.add(cell.category()));
        categories.remove(PlanRelease.NONE);
        Map<View, Place> views = new HashMap<>();
        List<View> shown = new ArrayList<>();
        for (Subject subject : subjects) {
            if (totals.contains(Place.of(subject))) {
                shown.add(view(subject, Set.of()));
                for (String category : categories) {
                    Place place = new Place(subject.kind(), subject.code(), breakdown, category);
                    if (wanted.test(place)) {
                        views.put(view(subject, Set.of(category)), place);
                    }
                }
            }
        }
        Map<View, Long> sizes = sizes(people, views.keySet());
        List<View> order =
                sizes.keySet().stream()
                        .sorted(
                                Comparator.comparingLong((View view) -> -sizes.get(view))
                                        .thenComparing(View::kind)
                                        .thenComparing(View::code)
                                        .thenComparing(view -> view.categories().toString()))
                        .toList();
        List<View> published =
                Stream.concat(
                                published(
                                        view ->
                                                relevant.test(view)
                                                        && (view.breakdown().isEmpty()
                                                                || view.breakdown()
                                                                        .equals(breakdown)))
                                        .stream(),
                                shown.stream())
                        .distinct()
                        .toList();
        return plan.plan(people, published, order).stream()
                .map(views::get)
                .collect(Collectors.toSet());
    }

    /**
     * The subjects of which it may be told what all those said of whom something is known.
     *
     * @param known people by what is known of them
     * @param whats in the order in which they matter
     */
    Map<String, Set<Place>> tellable(Map<Cell, Long> known, List<String> whats, Set<Place> totals) {
        return new TellKnown(plan, period)
                .tell(
                        known,
                        whats,
                        subjects.stream()
                                .filter(subject -> totals.contains(Place.of(subject)))
                                .toList());
    }

    /**
     * Which of the shown values of one metric may stay, by how many people each rests on.
     *
     * @param answered people with an answer, by breakdown; that of everyone is the empty one
     */
    Set<Place> values(String metric, Map<String, Map<Cell, Long>> answered, Set<Place> shown) {
        Predicate<PublishedView> same = view -> view.isOf(metric);
        Set<Place> totals = totals(answered.get(""), shown::contains, same);
        Set<Place> values = new HashSet<>(totals);
        answered.forEach(
                (breakdown, people) -> {
                    if (!breakdown.isEmpty()) {
                        values.addAll(categories(people, breakdown, totals, shown::contains, same));
                    }
                });
        return values;
    }

    private List<View> published(Predicate<PublishedView> relevant) {
        return before.stream().filter(relevant).map(PublishedView::view).distinct().toList();
    }

    private View view(Subject subject, Set<String> categories) {
        return new View(
                subject.kind(),
                subject.code(),
                Set.copyOf(subject.serviceIds()),
                period,
                categories);
    }

    /** The groups as they come, then the services from the largest down. */
    private List<Subject> bySize(Map<Cell, Long> people) {
        Map<ServiceId, Long> sizes = new HashMap<>();
        people.forEach((cell, count) -> sizes.merge(cell.service(), count, Long::sum));
        return Stream.concat(
                        subjects.stream().filter(subject -> !subject.isService()),
                        subjects.stream()
                                .filter(Subject::isService)
                                .sorted(
                                        Comparator.comparing(
                                                        (Subject subject) ->
                                                                sizes.getOrDefault(
                                                                        subject.id().orElseThrow(),
                                                                        0L))
                                                .reversed()
                                                .thenComparing(Subject::code)))
                .toList();
    }

    private static Map<View, Long> sizes(Map<Cell, Long> people, Set<View> views) {
        Map<ServiceId, List<View>> of = new HashMap<>();
        views.forEach(
                view ->
                        view.services()
                                .forEach(
                                        service ->
                                                of.computeIfAbsent(service, s -> new ArrayList<>())
                                                        .add(view)));
        Map<View, Long> sizes = new HashMap<>();
        people.forEach(
                (cell, count) ->
                        of.getOrDefault(cell.service(), List.of()).stream()
                                .filter(view -> view.holds(cell))
                                .forEach(view -> sizes.merge(view, count, Long::sum)));
        return sizes;
    }
}
