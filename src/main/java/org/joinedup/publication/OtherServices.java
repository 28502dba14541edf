package org.joinedup.publication;

import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.Service;

import java.time.YearMonth;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The services that a reader may not see, and whether a group gives back what a few of them have:
 * by itself, beside the services that the reader sees, or beside the groups that come before it.
 * Services of which nobody is shown hide no other. Lives no longer than one request.
 */
final class OtherServices {
    private final Subject subject;
    private final List<Group> groups;
    private final Collection<Shown> shown;
    private final long fewest;
    private final Map<ServiceId, Integer> parts = new HashMap<>();
    private final Map<BitSet, Boolean> known = new HashMap<>();

    /**
     * @param subject one of the groups
     * @param groups in the order in which they matter
     * @param visible services whose own figures the reader sees
     * @param fewest services that hide each other
     */
    OtherServices(
            Subject subject,
            List<Group> groups,
            Set<ServiceId> visible,
            Collection<Shown> shown,
            long fewest) {
        this.subject = subject;
        this.groups = groups;
        this.shown = shown;
        this.fewest = fewest;
        groups.stream()
                .flatMap(group -> group.services().stream())
                .map(Service::id)
                .filter(id -> !visible.contains(id))
                .forEach(id -> parts.putIfAbsent(id, parts.size()));
    }

    /** That somebody of a service is shown. */
    record Shown(ServiceId service, YearMonth month, Tier tier) {}

    /**
     * A year less three of its quarters is the fourth. So a year is not shown beside a quarter that
     * is kept back, nor a month.
     */
    boolean areGivenAway(Period period) {
        return switch (Granularity.ofOne(period).orElseThrow()) {
            case MONTH -> {
                Period quarter = Granularity.QUARTER.of(period.from());
                yield areFew(quarter, Granularity.QUARTER)
                        || Granularity.MONTH.divide(quarter).orElseThrow().stream()
                                .anyMatch(each -> areFew(each, Granularity.MONTH));
            }
            case QUARTER -> areFew(period, Granularity.QUARTER);
            case YEAR ->
                    areFew(period, Granularity.YEAR)
                            || Granularity.QUARTER.divide(period).orElseThrow().stream()
                                    .anyMatch(each -> areFew(each, Granularity.QUARTER));
        };
    }

    private boolean areFew(Period period, Granularity by) {
        BitSet peopled = new BitSet();
        shown.stream()
                .filter(each -> by.shows(each.tier()) && period.equals(by.of(each.month())))
                .flatMap(each -> Stream.ofNullable(parts.get(each.service())))
                .forEach(peopled::set);
        return known.computeIfAbsent(peopled, this::areFew);
    }

    private boolean areFew(BitSet peopled) {
        long[] weights = new long[parts.size()];
        peopled.stream().forEach(part -> weights[part] = 1);
        Differencing differencing = new Differencing(weights, fewest);
        for (Group group : groups) {
            BitSet view = new BitSet();
            group.services().stream()
                    .map(service -> parts.get(service.id()))
                    .filter(Objects::nonNull)
                    .forEach(view::set);
            boolean admitted = differencing.admit(view);
            if (group.kind().code().equals(subject.kind()) && group.code().equals(subject.code())) {
                return !admitted;
            }
        }
        return true;
    }
}
