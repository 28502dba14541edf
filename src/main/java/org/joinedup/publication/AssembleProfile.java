package org.joinedup.publication;

import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.AdjustCaseMix;
import org.joinedup.figure.Audience;
import org.joinedup.figure.CaseMixResult;
import org.joinedup.figure.Compare;
import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.DescribeEquity;
import org.joinedup.figure.DescribeHandovers;
import org.joinedup.figure.DescribeProfile;
import org.joinedup.figure.DescribeQuestionnaire;
import org.joinedup.figure.DescribeTrend;
import org.joinedup.figure.DescribeYearOnYear;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.EquityResult;
import org.joinedup.figure.Figure;
import org.joinedup.figure.HandoverResult;
import org.joinedup.figure.HandoverResult.Destination;
import org.joinedup.figure.Measure;
import org.joinedup.figure.Showing;
import org.joinedup.figure.TargetGap;
import org.joinedup.figure.TrendResult;
import org.joinedup.figure.YearOnYearResult;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.ServiceProfile.TargetResult;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ScoreDistribution;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Puts together all that is told of a subject in a period, from counts that may be shown. */
@Singleton
class AssembleProfile {
    /** How far back a trend goes. */
    private static final int MONTHS = 24;

    private static final Set<Breakdown> EQUITY =
            EnumSet.of(
                    Breakdown.RESPONDENT,
                    Breakdown.AGE_BAND,
                    Breakdown.SEX,
                    Breakdown.ETHNIC_GROUP,
                    Breakdown.DEPRIVATION,
                    Breakdown.MODE,
                    Breakdown.LANGUAGE);

    private final GatherIndicators gather;
    private final DividePeople divide;
    private final ReadPeers readPeers;
    private final Targets targets;
    private final Services services;
    private final DisclosureRules rules;
    private final Disclosure disclosure;

    AssembleProfile(
            GatherIndicators gather,
            DividePeople divide,
            ReadPeers readPeers,
            Targets targets,
            Services services,
            DisclosureRules rules) {
        this.gather = gather;
        this.divide = divide;
        this.readPeers = readPeers;
        this.targets = targets;
        this.services = services;
        this.rules = rules;
        this.disclosure = new Disclosure(rules);
    }

    /**
     * @param measure that is followed over time
     * @param refused why nothing may be shown of the subject in any period
     */
    record Request(
            Caller caller,
            Subject subject,
            Instrument instrument,
            Audience audience,
            Period period,
            Granularity by,
            Measure measure,
            Optional<String> refused) {}

    ServiceProfile assemble(Request asked) {
        Period span =
                new Period(
                        Granularity.QUARTER.of(asked.period().to().minusMonths(MONTHS - 1)).from(),
                        Granularity.QUARTER.of(asked.period().to()).to());
        Period before = Granularity.yearBefore(asked.period());
        ShownPeople overTime =
                read(
                        asked,
                        new Period(earlier(span, before), span.to()),
                        EnumSet.noneOf(Breakdown.class));
        Indicator indicator = everyone(overTime, asked, asked.period());
        PublishedIndicator published = disclosure.prepare(indicator, asked.audience());
        List<Target> inForce =
                targets.forSubject(
                        asked.caller(),
                        asked.subject(),
                        asked.instrument().id().code(),
                        asked.period().to());
        Showing showing = new Showing(rules, asked.audience());
        TrendResult trend =
                DescribeTrend.describe(
                        asked.measure(),
                        asked.refused().isPresent() ? List.of() : gather.overTime(overTime, span),
                        targetOf(asked.measure(), inForce),
                        showing);
        if (!published.isShown()) {
            return new ServiceProfile(
                    published, trend, null, null, null, List.of(), null, null, List.of(), null);
        }
        GroupSummary whole = indicator.people().whole().orElseThrow();
        ShownPeople divided = read(asked, asked.period(), EnumSet.allOf(Breakdown.class));
        boolean service = asked.subject().isService();
        return new ServiceProfile(
                published,
                trend,
                service ? compare(asked, showing) : null,
                yearOnYear(asked, everyone(overTime, asked, before), whole, showing),
                DescribeProfile.describe(whole, asked.instrument(), showing),
                equity(asked, divided, showing),
                service ? caseMix(asked, divided, whole, showing) : null,
                service ? handovers(asked, divided, showing) : null,
                targets(asked, inForce, whole, showing),
                DescribeQuestionnaire.describe(whole, asked.instrument(), showing));
    }

    private static YearMonth earlier(Period span, Period before) {
        return span.from().isBefore(before.from()) ? span.from() : before.from();
    }

    private ShownPeople read(Request asked, Period period, Collection<Breakdown> breakdowns) {
        return gather.read(
                asked.subject(), asked.instrument(), period, asked.audience(), breakdowns);
    }

    private Indicator everyone(ShownPeople of, Request asked, Period period) {
        Indicator indicator = gather.everyone(of, List.of(period), asked.by()).getFirst();
        return asked.refused().map(indicator::heldBackBecause).orElse(indicator);
    }

    private static OptionalDouble targetOf(Measure measure, List<Target> inForce) {
        return inForce.stream()
                .filter(target -> target.item().orElse(Measure.MEAN_SCORE).equals(measure.code()))
                .mapToDouble(target -> target.value().doubleValue())
                .findFirst();
    }

    private ComparisonResult compare(Request asked, Showing showing) {
        ServiceId own = asked.subject().services().getFirst().id();
        return Compare.compare(
                own,
                readPeers.read(asked.instrument(), asked.period(), asked.by()),
                asked.instrument(),
                showing);
    }

    /** Nothing where the earlier year is kept back for the sake of others. */
    private static @Nullable YearOnYearResult yearOnYear(
            Request asked, Indicator earlier, GroupSummary later, Showing showing) {
        return earlier.heldBack().isPresent()
                ? null
                : DescribeYearOnYear.describe(
                        asked.measure(), earlier.people().whole().orElseThrow(), later, showing);
    }

    private List<EquityResult> equity(Request asked, ShownPeople divided, Showing showing) {
        List<EquityResult> results = new ArrayList<>();
        if (asked.by() == Granularity.MONTH) {
            return results;
        }
        ScoreDistribution whole = divided.dividedIn(asked.period(), asked.by()).whole().scores();
        for (Breakdown breakdown : EQUITY) {
            Map<String, BreakdownSummary> shown = new TreeMap<>();
            Map<String, String> keptBack = new TreeMap<>();
            for (DividePeople.Part part :
                    divide.divide(divided, asked.period(), asked.by(), breakdown)) {
                if (isShown(part, showing)) {
                    shown.put(part.category(), part.people());
                } else {
                    keptBack.put(part.category(), Figure.CONFIDENTIAL);
                }
            }
            if (!shown.isEmpty() || !keptBack.isEmpty()) {
                results.add(
                        DescribeEquity.describe(
                                breakdown.code(),
                                shown,
                                keptBack,
                                whole,
                                asked.instrument(),
                                showing));
            }
        }
        return results;
    }

    private static boolean isShown(DividePeople.Part part, Showing showing) {
        return part.heldBack().isEmpty() && part.people().people() >= showing.fewest();
    }

    private CaseMixResult caseMix(
            Request asked, ShownPeople divided, GroupSummary whole, Showing showing) {
        Map<String, ScoreDistribution> strata = new TreeMap<>();
        ScoreDistribution unknown = whole.scores().copy();
        divided.in(asked.period(), asked.by())
                .parts(Breakdown.STRATUM)
                .forEach(
                        (stratum, people) -> {
                            strata.put(stratum, people.scores());
                            unknown.subtract(people.scores());
                        });
        return AdjustCaseMix.adjust(
                strata,
                unknown,
                readPeers.strata(asked.instrument(), asked.period(), asked.by()),
                asked.instrument(),
                showing);
    }

    private HandoverResult handovers(Request asked, ShownPeople divided, Showing showing) {
        List<DescribeHandovers.Part> parts = new ArrayList<>();
        if (asked.by() != Granularity.MONTH) {
            for (DividePeople.Part part :
                    divide.divide(divided, asked.period(), asked.by(), Breakdown.DESTINATION)) {
                Destination destination = destination(part.category());
                parts.add(
                        isShown(part, showing)
                                ? DescribeHandovers.Part.shown(destination, part.people())
                                : DescribeHandovers.Part.keptBack(
                                        destination, Figure.CONFIDENTIAL));
            }
        }
        return DescribeHandovers.describe(parts, asked.instrument(), showing);
    }

    private Destination destination(String category) {
        Service service = services.find(new ServiceId(UUID.fromString(category))).orElseThrow();
        return new Destination(service.id().toString(), service.code(), service.name());
    }

    private static List<TargetResult> targets(
            Request asked, List<Target> inForce, GroupSummary whole, Showing showing) {
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
