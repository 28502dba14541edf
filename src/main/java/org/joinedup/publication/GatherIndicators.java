package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Indicator.Category;
import org.joinedup.publication.Indicator.Invitations;
import org.joinedup.publication.Indicator.People;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BreakdownSummary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds up what is shown of services and months, and keeps back what would give others away. */
@Singleton
class GatherIndicators {
    private static final String BY_SUBTRACTION = "would give back other figures by subtraction";

    private final MoveInSteps steps;
    private final ShownFigures shown;
    private final DisclosureRules rules;
    private final Clock clock;

    GatherIndicators(MoveInSteps steps, ShownFigures shown, DisclosureRules rules, Clock clock) {
        this.steps = steps;
        this.shown = shown;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What is known of a subject in whole years, and how it may be divided.
     *
     * @param came responses until now, shown or not
     */
    record Shown(
            Subject subject,
            Instrument instrument,
            List<ShownMonth> months,
            Map<ServiceMonth, Long> came,
            Audience audience) {}

    /**
     * @param breakdowns that are wanted besides the whole
     */
    Shown read(
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
        return new Shown(
                subject,
                instrument,
                shown.read(subject.serviceIds(), instrument, years, wanted),
                came,
                audience);
    }

    /** Everyone together, in each of the periods. */
    List<Indicator> everyone(Shown of, List<Period> periods, Granularity by) {
        Set<Period> admitted = Suppression.periods(of.months(), rules.fewestShownTo(of.audience()));
        return periods.stream()
                .map(
                        period -> {
                            Counts counts = add(of, period, by);
                            Indicator indicator = whole(of, period, counts);
                            long people = counts.people();
                            if (by == Granularity.MONTH && people == 0 && isInQuarter(of, period)) {
                                return indicator.heldBackBecause(
                                        "too few in the month; shown with its quarter");
                            }
                            return people == 0 || admitted.contains(period)
                                    ? indicator
                                    : indicator.heldBackBecause(BY_SUBTRACTION);
                        })
                .toList();
    }

    private static boolean isInQuarter(Shown of, Period month) {
        return add(of, Granularity.QUARTER.of(month.from()), Granularity.QUARTER).people() > 0;
    }

    /**
     * Every category that somebody is in.
     *
     * @param by quarter or year
     */
    List<Indicator> byCategory(
            Shown of, List<Period> periods, Granularity by, Breakdown breakdown) {
        List<ShownMonth> settled =
                of.months().stream()
                        .filter(m -> rules.isSettled(Granularity.QUARTER.of(m.month()), today()))
                        .toList();
        Map<Period, Set<String>> admitted =
                Suppression.categories(settled, breakdown, rules.fewestShownTo(of.audience()));
        List<Indicator> indicators = new ArrayList<>();
        for (Period period : periods) {
            boolean fixed = rules.isSettled(period, today());
            Counts counts = addWithoutLate(of, period, by);
            Indicator whole = whole(of, period, counts);
            counts.parts(breakdown)
                    .forEach(
                            (category, part) -> {
                                Indicator indicator = category(whole, breakdown, category, part);
                                if (!fixed) {
                                    indicator =
                                            indicator.heldBackBecause(
                                                    "breakdowns are fixed after "
                                                            + rules.settledOn(period));
                                } else if (!admitted.getOrDefault(period, Set.of())
                                        .contains(category)) {
                                    indicator = indicator.heldBackBecause(BY_SUBTRACTION);
                                }
                                indicators.add(indicator);
                            });
        }
        return indicators;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Counts add(Shown of, Period period, Granularity by) {
        return add(of, period, EnumSet.allOf(Tier.class), by);
    }

    /** Those in the breakdowns of a period. */
    private static Counts addWithoutLate(Shown of, Period period, Granularity by) {
        return add(of, period, EnumSet.complementOf(EnumSet.of(Tier.LATE)), by);
    }

    private static Counts add(Shown of, Period period, Set<Tier> tiers, Granularity by) {
        Counts counts = new Counts(of.instrument().items().size());
        for (ShownMonth each : of.months()) {
            if (isWithin(each.month(), period)) {
                each.tiers()
                        .forEach(
                                (tier, people) -> {
                                    if (tiers.contains(tier) && by.shows(tier)) {
                                        counts.merge(people);
                                    }
                                });
            }
        }
        return counts;
    }

    private static boolean isWithin(YearMonth month, Period period) {
        return !month.isBefore(period.from()) && !month.isAfter(period.to());
    }

    private Indicator whole(Shown of, Period period, Counts counts) {
        List<ShownMonth> months =
                of.months().stream().filter(m -> isWithin(m.month(), period)).toList();
        long came =
                of.came().entrySet().stream()
                        .filter(each -> isWithin(each.getKey().month(), period))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return new Indicator(
                of.subject(),
                of.instrument(),
                period,
                Optional.empty(),
                months.stream()
                        .map(ShownMonth::shownAt)
                        .max(Instant::compareTo)
                        .orElse(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                Optional.of(
                        new Invitations(
                                months.stream().mapToLong(ShownMonth::invited).sum(),
                                months.stream().allMatch(ShownMonth::denominatorKnown),
                                months.stream().mapToLong(ShownMonth::completed).sum())),
                People.of(counts.whole()),
                came,
                counts.synthetic(),
                Optional.empty());
    }

    private static Indicator category(
            Indicator whole, Breakdown breakdown, String category, BreakdownSummary part) {
        return new Indicator(
                whole.subject(),
                whole.instrument(),
                whole.period(),
                Optional.of(new Category(breakdown.code(), category)),
                whole.asOf(),
                Optional.empty(),
                People.of(part),
                part.people(),
                whole.synthetic(),
                Optional.empty());
    }
}
