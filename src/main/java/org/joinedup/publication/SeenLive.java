package org.joinedup.publication;

import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;
import org.joinedup.publication.Suppression.Piece;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a commissioner sees live of each service that it commissions, before and beside an edition.
 * Pure.
 */
final class SeenLive {
    private SeenLive() {}

    /**
     * @param people of everyone, in whole years
     * @param before what was published
     * @param period of the edition; of a month within it nothing more is told than of its quarter,
     *     unless the month was published
     * @return by commissioner
     */
    static Map<OrganisationId, List<View>> of(
            Collection<Subject> subjects,
            Map<Cell, Long> people,
            List<PublishedView> before,
            Period period,
            DisclosureRules rules) {
        Map<ServiceId, List<Piece>> pieces = new HashMap<>();
        people.forEach(
                (cell, count) ->
                        pieces.computeIfAbsent(cell.service(), s -> new ArrayList<>())
                                .add(new Piece(cell.month(), cell.tier(), count)));
        Set<Period> told = new HashSet<>();
        Map<String, Set<Period>> published = new HashMap<>();
        for (PublishedView view : before) {
            told.add(view.period());
            if (view.level().equals(Subject.SERVICE) && view.breakdown().isEmpty()) {
                published.computeIfAbsent(view.code(), c -> new HashSet<>()).add(view.period());
            }
        }
        Map<OrganisationId, List<View>> seen = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Service service = subject.services().getFirst();
            if (subject.isService() && !service.commissioners().isEmpty()) {
                Suppression.periods(
                                pieces.getOrDefault(service.id(), List.of()),
                                published.getOrDefault(service.code(), Set.of()),
                                rules.fewestShownTo(Audience.COMMISSIONER))
                        .stream()
                        .filter(each -> told.contains(each) || matters(each, period))
                        .map(each -> view(service, each))
                        .forEach(
                                view ->
                                        service.commissioners()
                                                .forEach(
                                                        commissioner ->
                                                                seen.computeIfAbsent(
                                                                                commissioner,
                                                                                c ->
                                                                                        new ArrayList<>())
                                                                        .add(view)));
            }
        }
        return seen;
    }

    private static boolean matters(Period seen, Period period) {
        return holds(seen, period)
                || (holds(period, seen)
                        && Granularity.ofOne(seen).filter(Granularity.QUARTER::equals).isPresent());
    }

    private static boolean holds(Period longer, Period period) {
        return !longer.from().isAfter(period.from()) && !longer.to().isBefore(period.to());
    }

    private static View view(Service service, Period period) {
        return new View(Subject.SERVICE, service.code(), Set.of(service.id()), period, Set.of());
    }
}
