package org.joinedup.publication;

import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.figure.AdjustCaseMix;
import org.joinedup.figure.CaseMixResult;
import org.joinedup.figure.DescribeEquity;
import org.joinedup.figure.DescribeHandovers;
import org.joinedup.figure.EquityResult;
import org.joinedup.figure.Figure;
import org.joinedup.figure.HandoverResult;
import org.joinedup.figure.HandoverResult.Destination;
import org.joinedup.figure.Showing;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.DividePeople.Part;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.ScoreDistribution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Puts together what is told of a subject's people divided: by who they are and where they went.
 */
@Singleton
class AssembleBreakdowns {
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
    private final Services services;

    AssembleBreakdowns(
            GatherIndicators gather, DividePeople divide, ReadPeers readPeers, Services services) {
        this.gather = gather;
        this.divide = divide;
        this.readPeers = readPeers;
        this.services = services;
    }

    /**
     * @param equity by each breakdown in which somebody is in a category
     * @param caseMix of a service
     * @param handovers of a service
     */
    record Breakdowns(
            List<EquityResult> equity,
            @Nullable CaseMixResult caseMix,
            @Nullable HandoverResult handovers) {}

    Breakdowns assemble(ProfileRequest asked, Showing showing) {
        ShownPeople divided = divided(asked);
        boolean service = asked.subject().isService();
        return new Breakdowns(
                equity(asked, divided, showing),
                service ? caseMix(asked, divided, showing) : null,
                service ? handovers(divided, asked.period(), asked.by(), showing) : null);
    }

    /** Of a service. */
    HandoverResult handovers(ProfileRequest asked, Showing showing) {
        return handovers(divided(asked), asked.period(), asked.by(), showing);
    }

    private ShownPeople divided(ProfileRequest asked) {
        return gather.read(
                asked.subject(),
                asked.instrument(),
                asked.period(),
                asked.audience(),
                EnumSet.allOf(Breakdown.class));
    }

    private List<EquityResult> equity(ProfileRequest asked, ShownPeople divided, Showing showing) {
        List<EquityResult> results = new ArrayList<>();
        if (asked.by() == Granularity.MONTH) {
            return results;
        }
        ScoreDistribution whole =
                divided.dividedIn(asked.period(), asked.by(), Breakdown.ALL).whole().scores();
        for (Breakdown breakdown : EQUITY) {
            Map<String, BreakdownSummary> shown = new TreeMap<>();
            Map<String, String> keptBack = new TreeMap<>();
            for (Part part : divide.divide(divided, asked.period(), asked.by(), breakdown)) {
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

    private static boolean isShown(Part part, Showing showing) {
        return part.heldBack().isEmpty() && part.people().people() >= showing.fewest();
    }

    /**
     * Nothing where a few people's stratum is not known, or few have one: beside the figure of
     * everyone it would give them away.
     */
    private @Nullable CaseMixResult caseMix(
            ProfileRequest asked, ShownPeople divided, Showing showing) {
        String stratum = Breakdown.STRATUM.restsOn().orElseThrow();
        if (asked.by() == Granularity.MONTH
                || !divide.mayTellOf(divided, asked.period(), stratum)) {
            return null;
        }
        Map<String, ScoreDistribution> strata = new TreeMap<>();
        ScoreDistribution unknown =
                divided.dividedIn(asked.period(), asked.by(), Breakdown.ALL).whole().scores();
        divided.dividedIn(asked.period(), asked.by(), Breakdown.STRATUM)
                .parts(Breakdown.STRATUM)
                .forEach(
                        (category, people) -> {
                            strata.put(category, people.scores());
                            unknown.subtract(people.scores());
                        });
        return AdjustCaseMix.adjust(
                strata,
                unknown,
                readPeers.strata(asked.instrument(), asked.period(), asked.by()),
                asked.instrument(),
                showing);
    }

    /** Of one service. */
    HandoverResult handovers(ShownPeople divided, Period period, Granularity by, Showing showing) {
        List<DescribeHandovers.Part> parts = new ArrayList<>();
        if (by != Granularity.MONTH) {
            for (Part part : divide.divide(divided, period, by, Breakdown.DESTINATION)) {
                Destination destination = destination(part.category());
                parts.add(
                        isShown(part, showing)
                                ? DescribeHandovers.Part.shown(destination, part.people())
                                : DescribeHandovers.Part.keptBack(
                                        destination, Figure.CONFIDENTIAL));
            }
        }
        return DescribeHandovers.describe(parts, divided.instrument(), showing);
    }

    private Destination destination(String category) {
        Service service = services.find(new ServiceId(UUID.fromString(category))).orElseThrow();
        return new Destination(service.id().toString(), service.code(), service.name());
    }
}
