package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.People;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Indicator.Category;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ThinMonths;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Adds up what is shown of services and months, and keeps back what would give others away. */
@Singleton
class GatherIndicators {
    static final String BY_SUBTRACTION =
            "too few people, or other figures would be given back by subtraction";

    private final MoveInSteps steps;
    private final ShownFigures shown;
    private final ComputeIndicator compute;
    private final DividePeople divide;
    private final PublishedTotals published;
    private final DisclosureRules rules;
    private final Clock clock;

    GatherIndicators(
            MoveInSteps steps,
            ShownFigures shown,
            ComputeIndicator compute,
            DividePeople divide,
            PublishedTotals published,
            DisclosureRules rules,
            Clock clock) {
        this.steps = steps;
        this.shown = shown;
        this.compute = compute;
        this.divide = divide;
        this.published = published;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param breakdowns that are wanted besides the whole
     */
    ShownPeople read(
            Subject subject,
            Instrument instrument,
            Period period,
            Audience audience,
            Collection<Breakdown> breakdowns) {
        Period years =
                new Period(
                        Granularity.YEAR.of(period.from()).from(),
                        Granularity.YEAR.of(period.to()).to());
        Map<ServiceMonth, Long> came = steps.settle(subject.serviceIds(), instrument, years);
        Set<Breakdown> wanted = EnumSet.of(Breakdown.ALL);
        wanted.addAll(breakdowns);
        if (breakdowns.stream().anyMatch(each -> each.restsOn().isPresent())) {
            wanted.add(Breakdown.KNOWN);
        }
        return new ShownPeople(
                subject,
                instrument,
                shown.read(subject.serviceIds(), instrument, years, wanted),
                came,
                compute.invited(subject.serviceIds(), instrument.id(), years),
                audience);
    }

    /** Everyone together, in each of the periods. */
    List<Indicator> everyone(ShownPeople of, List<Period> periods, Granularity by) {
        Set<Period> admitted = admitted(of);
        return periods.stream().map(period -> everyone(of, period, by, admitted)).toList();
    }

    /** Beside what is published, to whomever does not know all of it anyway. */
    private Set<Period> admitted(ShownPeople of) {
        PublishedTotals.Told told =
                of.audience() == Audience.PROVIDER || of.months().isEmpty()
                        ? new PublishedTotals.Told()
                        : published.told(
                                of.subject(),
                                of.instrument().id(),
                                new Period(
                                        of.months().stream()
                                                .map(ShownMonth::month)
                                                .min(YearMonth::compareTo)
                                                .orElseThrow(),
                                        of.months().stream()
                                                .map(ShownMonth::month)
                                                .max(YearMonth::compareTo)
                                                .orElseThrow()));
        long fewest = rules.fewestShownTo(of.audience());
        Set<Period> admitted = Suppression.ofMonths(of.months(), told.published(), fewest);
        if (told.soon().equals(told.published())) {
            return admitted;
        }
        // What is prepared may be published or not: neither must give anybody away.
        Set<Period> both = new HashSet<>(admitted);
        both.retainAll(Suppression.ofMonths(of.months(), told.soon(), fewest));
        return both;
    }

    /**
     * Whether the audience is told what everyone together said in a month, quarter or year, or
     * nobody is shown of it.
     */
    Predicate<Period> areTold(ShownPeople of) {
        Set<Period> admitted = admitted(of);
        int fewest = rules.fewestShownTo(of.audience());
        return period -> {
            long people = of.in(period, Granularity.ofOne(period).orElseThrow()).people();
            return people == 0 || (people >= fewest && admitted.contains(period));
        };
    }

    private Indicator everyone(
            ShownPeople of, Period period, Granularity by, Set<Period> admitted) {
        Counts counts = of.in(period, by);
        Indicator indicator = whole(of, period, counts);
        if (counts.people() == 0) {
            boolean inQuarter =
                    by == Granularity.MONTH
                            && of.in(Granularity.QUARTER.of(period.from()), Granularity.QUARTER)
                                            .people()
                                    > 0;
            return inQuarter
                    ? indicator.heldBackBecause("too few in the month; shown with its quarter")
                    : indicator;
        }
        return admitted.contains(period) ? indicator : indicator.heldBackBecause(BY_SUBTRACTION);
    }

    /**
     * Every category that somebody is in.
     *
     * @param by quarter or year
     */
    List<Indicator> byCategory(
            ShownPeople of, List<Period> periods, Granularity by, Breakdown breakdown) {
        List<Indicator> indicators = new ArrayList<>();
        for (Period period : periods) {
            Indicator whole = whole(of, period, of.dividedIn(period, by, Breakdown.ALL));
            for (DividePeople.Part part : divide.divide(of, period, by, breakdown)) {
                indicators.add(category(whole, breakdown, part));
            }
        }
        return indicators;
    }

    /**
     * What may be shown over time: months, or the quarter where a month of it has too few.
     *
     * @param span whole quarters
     */
    List<ThinMonths.Period<GroupSummary>> overTime(ShownPeople of, Period span) {
        int fewest = rules.fewestShownTo(of.audience());
        Set<Period> admitted = admitted(of);
        List<ThinMonths.Period<GroupSummary>> points = new ArrayList<>();
        for (Period quarter : Granularity.QUARTER.divide(span).orElseThrow()) {
            List<Period> months =
                    Granularity.MONTH.divide(quarter).orElseThrow().stream()
                            .filter(month -> !month.firstDay().isAfter(LocalDate.now(clock)))
                            .toList();
            boolean thin =
                    months.stream()
                            .anyMatch(
                                    month ->
                                            of.in(month, Granularity.MONTH).people() < fewest
                                                    || !admitted.contains(month));
            for (Period each : thin ? List.of(quarter) : months) {
                Counts counts = of.in(each, thin ? Granularity.QUARTER : Granularity.MONTH);
                if (counts.people() >= fewest && admitted.contains(each)) {
                    points.add(new ThinMonths.Period<>(each.from(), each.to(), counts.whole()));
                }
            }
        }
        return points;
    }

    private Indicator whole(ShownPeople of, Period period, Counts counts) {
        List<ShownMonth> months = of.monthsIn(period);
        return new Indicator(
                of.subject(),
                of.instrument(),
                period,
                Optional.empty(),
                months.stream()
                        .map(ShownMonth::shownAt)
                        .max(Instant::compareTo)
                        .orElse(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                Optional.of(of.invitationsIn(period)),
                People.of(counts.whole()),
                of.cameIn(period),
                counts.synthetic(),
                Optional.empty());
    }

    private static Indicator category(
            Indicator whole, Breakdown breakdown, DividePeople.Part part) {
        return new Indicator(
                whole.subject(),
                whole.instrument(),
                whole.period(),
                Optional.of(new Category(breakdown.code(), part.category())),
                whole.asOf(),
                Optional.empty(),
                People.of(part.people()),
                part.people().people(),
                whole.synthetic(),
                part.heldBack());
    }
}
