package org.joinedup.publication;

import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.Service;
import org.joinedup.publication.PublishedTotals.Total;
import org.joinedup.publication.Suppression.Piece;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The services of which a reader is not told what they have, and whether a group gives back what a
 * few of them have: by itself, beside the services that are told, beside editions, or beside the
 * groups that come before it. Services of which nobody is shown hide no other. Lives no longer than
 * one request.
 */
final class OtherServices {
    private final List<Group> groups;
    private final Collection<Shown> shown;
    private final List<Total> published;
    private final long fewest;
    private final Map<ServiceId, Integer> parts = new HashMap<>();
    private final Map<ServiceId, Set<Period>> told = new HashMap<>();
    private final Map<Period, BitSet> hiddenIn = new HashMap<>();
    private final Map<Question, Answer> answers = new HashMap<>();

    /**
     * @param groups in the order in which they matter
     * @param shown in whole years
     * @param published by editions
     */
    OtherServices(
            List<Group> groups,
            Reader reader,
            Collection<Shown> shown,
            List<Total> published,
            DisclosureRules rules) {
        this.groups = groups;
        this.shown = shown;
        this.published = published;
        this.fewest = rules.fewestOtherServices();
        groups.stream()
                .flatMap(group -> group.services().stream())
                .map(Service::id)
                .filter(id -> !reader.own().contains(id))
                .forEach(id -> parts.putIfAbsent(id, parts.size()));
        tell(reader, rules.fewestShownTo(Audience.COMMISSIONER));
    }

    /**
     * @param own services of which the reader knows everything
     * @param visible services whose own figures the reader may ask for, where they are enough
     */
    record Reader(Set<ServiceId> own, Set<ServiceId> visible) {}

    /** That people of a service are shown. */
    record Shown(ServiceId service, YearMonth month, Tier tier, long people) {}

    private record Question(BitSet hidden, Set<BitSet> published) {}

    /** The groups so far, in their order. Mutable. */
    private final class Answer {
        private final Differencing differencing;
        private final Map<String, Boolean> few = new HashMap<>();
        private int next;

        Answer(Question asked) {
            long[] weights = new long[parts.size()];
            asked.hidden().stream().forEach(part -> weights[part] = 1);
            differencing = new Differencing(weights, fewest);
            asked.published().forEach(view -> differencing.add(view.stream().toArray()));
        }

        boolean areFewIn(Subject subject) {
            String wanted = subject.kind() + " " + subject.code();
            while (!few.containsKey(wanted) && next < groups.size()) {
                Group group = groups.get(next++);
                BitSet view = view(group.services().stream().map(Service::id).toList());
                few.put(group.kind().code() + " " + group.code(), !differencing.admit(view));
            }
            return few.getOrDefault(wanted, true);
        }
    }

    private void tell(Reader reader, long enough) {
        for (Total total : published) {
            if (total.isOfService()) {
                total.services()
                        .forEach(
                                id ->
                                        told.computeIfAbsent(id, s -> new HashSet<>())
                                                .add(total.period()));
            }
        }
        Map<ServiceId, List<Piece>> pieces = new HashMap<>();
        for (Shown each : shown) {
            if (parts.containsKey(each.service()) && reader.visible().contains(each.service())) {
                pieces.computeIfAbsent(each.service(), s -> new ArrayList<>())
                        .add(new Piece(each.month(), each.tier(), each.people()));
            }
        }
        pieces.forEach(
                (service, of) -> {
                    Set<Period> periods = told.computeIfAbsent(service, s -> new HashSet<>());
                    periods.addAll(Suppression.periods(of, Set.copyOf(periods), enough));
                });
    }

    /**
     * A year less three of its quarters is the fourth. So a year is not shown beside a quarter that
     * is kept back, nor a month; nor a quarter beside published months or a published year of which
     * the same is so.
     *
     * @param subject one of the groups
     */
    boolean areGivenAway(Subject subject, Period period) {
        Period quarter = Granularity.QUARTER.of(period.from());
        return switch (Granularity.ofOne(period).orElseThrow()) {
            case MONTH -> isGivenAway(subject, quarter) || areMonthsGivenAway(subject, quarter);
            case QUARTER -> isGivenAway(subject, quarter);
            case YEAR -> isYearGivenAway(subject, period);
        };
    }

    private boolean isGivenAway(Subject subject, Period quarter) {
        Period year = Granularity.YEAR.of(quarter.from());
        return isOfFew(subject, quarter) || (isPublished(year) && isYearGivenAway(subject, year));
    }

    private boolean isYearGivenAway(Subject subject, Period year) {
        List<Period> quarters = Granularity.QUARTER.divide(year).orElseThrow();
        return areFew(subject, year)
                || quarters.stream().anyMatch(each -> isOfFew(subject, each))
                || !areHidden(subject, quarters, year);
    }

    private boolean isOfFew(Subject subject, Period quarter) {
        return areFew(subject, quarter)
                || (Granularity.MONTH.divide(quarter).orElseThrow().stream()
                                .anyMatch(this::isPublished)
                        && areMonthsGivenAway(subject, quarter));
    }

    private boolean areMonthsGivenAway(Subject subject, Period quarter) {
        List<Period> months = Granularity.MONTH.divide(quarter).orElseThrow();
        return months.stream().anyMatch(each -> areFew(subject, each))
                || !areHidden(subject, months, quarter);
    }

    /**
     * A service that is told of the longer period and hidden in a shorter one would be the
     * difference between the two sums of those that are hidden.
     */
    private boolean areHidden(Subject subject, List<Period> parts, Period whole) {
        BitSet hidden = new BitSet();
        parts.forEach(part -> hidden.or(hidden(part)));
        hidden.and(view(subject.serviceIds()));
        hidden.andNot(hidden(whole));
        return hidden.isEmpty();
    }

    private boolean isPublished(Period period) {
        return published.stream().anyMatch(total -> total.period().equals(period));
    }

    private boolean areFew(Subject subject, Period period) {
        Set<BitSet> beside = new HashSet<>();
        published.stream()
                .filter(total -> !total.isOfService() && total.period().equals(period))
                .forEach(total -> beside.add(view(total.services())));
        return answers.computeIfAbsent(new Question(hidden(period), beside), Answer::new)
                .areFewIn(subject);
    }

    /** Of whom somebody is shown in the period, and the reader is not told how many and what. */
    private BitSet hidden(Period period) {
        return hiddenIn.computeIfAbsent(
                period,
                of -> {
                    Granularity by = Granularity.ofOne(of).orElseThrow();
                    BitSet hidden = new BitSet();
                    shown.stream()
                            .filter(each -> by.shows(each.tier()) && of.equals(by.of(each.month())))
                            .filter(
                                    each ->
                                            !told.getOrDefault(each.service(), Set.of())
                                                    .contains(of))
                            .flatMap(each -> Stream.ofNullable(parts.get(each.service())))
                            .forEach(hidden::set);
                    return hidden;
                });
    }

    private BitSet view(Collection<ServiceId> services) {
        BitSet view = new BitSet();
        services.stream().flatMap(id -> Stream.ofNullable(parts.get(id))).forEach(view::set);
        return view;
    }
}
