package org.joinedup.publication;

import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.figure.Compare;
import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.DescribeProfile;
import org.joinedup.figure.DescribeQuestionnaire;
import org.joinedup.figure.DescribeTrend;
import org.joinedup.figure.DescribeYearOnYear;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.HandoverResult;
import org.joinedup.figure.Measure;
import org.joinedup.figure.Showing;
import org.joinedup.figure.TargetGap;
import org.joinedup.figure.TrendResult;
import org.joinedup.figure.YearOnYearResult;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.AssembleBreakdowns.Breakdowns;
import org.joinedup.publication.ServiceProfile.TargetResult;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ThinMonths;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Puts together all that is told of a subject in a period, from counts that may be shown. */
@Singleton
class AssembleProfile {
    /** How far back a trend goes. */
    private static final int MONTHS = 24;

    private final GatherIndicators gather;
    private final AssembleBreakdowns assembleBreakdowns;
    private final ReadPeers readPeers;
    private final Targets targets;
    private final ProtectOthers protect;
    private final DisclosureRules rules;
    private final Clock clock;
    private final Disclosure disclosure;

    AssembleProfile(
            GatherIndicators gather,
            AssembleBreakdowns assembleBreakdowns,
            ReadPeers readPeers,
            Targets targets,
            ProtectOthers protect,
            DisclosureRules rules,
            Clock clock) {
        this.gather = gather;
        this.assembleBreakdowns = assembleBreakdowns;
        this.readPeers = readPeers;
        this.targets = targets;
        this.protect = protect;
        this.rules = rules;
        this.clock = clock;
        this.disclosure = new Disclosure(rules);
    }

    ServiceProfile assemble(ProfileRequest asked) {
        Period span = span(asked.period());
        Period before = Granularity.yearBefore(asked.period());
        ShownPeople overTime =
                gather.read(
                        asked.subject(),
                        asked.instrument(),
                        new Period(earlier(span, before), span.to()),
                        asked.audience(),
                        List.of());
        Function<Period, Optional<String>> refusals = protect.refusals(asked.caller(), overTime);
        Indicator indicator = everyone(overTime, asked, asked.period(), refusals);
        PublishedIndicator published = disclosure.prepare(indicator, asked.audience());
        List<Target> inForce =
                targets.forSubject(
                        asked.caller(),
                        asked.subject(),
                        asked.instrument().id().code(),
                        asked.period().to());
        Showing showing = new Showing(rules, asked.audience());
        List<ThinMonths.Period<GroupSummary>> points =
                gather.overTime(overTime, span).stream()
                        .filter(each -> refusals.apply(periodOf(each)).isEmpty())
                        .toList();
        TrendResult trend =
                DescribeTrend.describe(
                        asked.measure(), points, targetOf(asked.measure(), inForce), showing);
        Indicator earlier = everyone(overTime, asked, before, refusals);
        return published.isShown()
                ? whole(
                        asked,
                        published,
                        trend,
                        indicator.people().whole().orElseThrow(),
                        earlier,
                        inForce,
                        showing)
                : new ServiceProfile(
                        published, trend, null, null, null, List.of(), null, null, List.of(), null);
    }

    /** Of what is told of a service, the handovers alone; nothing where it is kept back. */
    Optional<HandoverResult> handovers(ProfileRequest asked) {
        ShownPeople people =
                gather.read(
                        asked.subject(),
                        asked.instrument(),
                        asked.period(),
                        asked.audience(),
                        List.of());
        Indicator indicator =
                everyone(people, asked, asked.period(), protect.refusals(asked.caller(), people));
        return disclosure.prepare(indicator, asked.audience()).isShown() && asked.divided()
                ? Optional.of(
                        assembleBreakdowns.handovers(asked, new Showing(rules, asked.audience())))
                : Optional.empty();
    }

    private ServiceProfile whole(
            ProfileRequest asked,
            PublishedIndicator published,
            TrendResult trend,
            GroupSummary whole,
            Indicator yearBefore,
            List<Target> inForce,
            Showing showing) {
        Breakdowns breakdowns =
                asked.divided()
                        ? assembleBreakdowns.assemble(asked, showing)
                        : new Breakdowns(List.of(), null, null);
        return new ServiceProfile(
                published,
                trend,
                asked.subject().isService() ? compare(asked, showing) : null,
                yearOnYear(asked, yearBefore, whole, showing),
                DescribeProfile.describe(whole, asked.instrument(), showing),
                breakdowns.equity(),
                breakdowns.caseMix(),
                breakdowns.handovers(),
                targets(asked, inForce, whole, showing),
                DescribeQuestionnaire.describe(
                        whole, asked.instrument(), showing, isFixedQuarter(asked)));
    }

    /**
     * Nothing of the same kind is told of longer or shorter periods, from which it could be taken.
     */
    private boolean isFixedQuarter(ProfileRequest asked) {
        return asked.by() == Granularity.QUARTER
                && rules.isSettled(asked.period(), LocalDate.now(clock));
    }

    /** Whole quarters, to that in which the period ends. */
    static Period span(Period period) {
        return new Period(
                Granularity.QUARTER.of(period.to().minusMonths(MONTHS - 1)).from(),
                Granularity.QUARTER.of(period.to()).to());
    }

    private static Period periodOf(ThinMonths.Period<?> point) {
        return new Period(point.first(), point.last());
    }

    private static YearMonth earlier(Period span, Period before) {
        return span.from().isBefore(before.from()) ? span.from() : before.from();
    }

    private Indicator everyone(
            ShownPeople of,
            ProfileRequest asked,
            Period period,
            Function<Period, Optional<String>> refusals) {
        Indicator indicator = gather.everyone(of, List.of(period), asked.by()).getFirst();
        return refusals.apply(period).map(indicator::heldBackBecause).orElse(indicator);
    }

    private static OptionalDouble targetOf(Measure measure, List<Target> inForce) {
        return inForce.stream()
                .filter(target -> target.item().orElse(Measure.MEAN_SCORE).equals(measure.code()))
                .mapToDouble(target -> target.value().doubleValue())
                .findFirst();
    }

    private ComparisonResult compare(ProfileRequest asked, Showing showing) {
        ServiceId own = asked.subject().services().getFirst().id();
        return Compare.compare(
                own,
                readPeers.read(asked.caller(), asked.instrument(), asked.period(), asked.by()),
                asked.instrument(),
                showing);
    }

    /** Nothing where the earlier year is kept back for the sake of others. */
    private static @Nullable YearOnYearResult yearOnYear(
            ProfileRequest asked, Indicator earlier, GroupSummary later, Showing showing) {
        return earlier.heldBack().isPresent()
                ? null
                : DescribeYearOnYear.describe(
                        asked.measure(), earlier.people().whole().orElseThrow(), later, showing);
    }

    private static List<TargetResult> targets(
            ProfileRequest asked, List<Target> inForce, GroupSummary whole, Showing showing) {
        List<TargetResult> results = new ArrayList<>();
        for (Target target : inForce) {
            Optional<Measure> measure =
                    target.item().isEmpty()
                            ? Optional.of(Measure.score(asked.instrument()))
                            : Measure.agree(asked.instrument(), target.item().get());
            measure.ifPresent(
                    known ->
                            results.add(
                                    new TargetResult(
                                            target.kind().code(),
                                            target.code(),
                                            known.code(),
                                            TargetGap.of(
                                                    known,
                                                    whole,
                                                    target.value().doubleValue(),
                                                    showing))));
        }
        return results;
    }
}
