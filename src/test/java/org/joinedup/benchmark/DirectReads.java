package org.joinedup.benchmark;

import io.micronaut.context.ApplicationContext;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.indicator.Counts;
import org.joinedup.indicator.ReadServices;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.statistics.BetweenServices;
import org.joinedup.statistics.BoundedMean;
import org.joinedup.statistics.Comparison;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.Reliability;
import org.joinedup.statistics.Sample;
import org.joinedup.statistics.ScoreSummary;
import org.joinedup.statistics.ServiceScore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** The indicator room's own reads, with everything that is computed from them. */
final class DirectReads implements AutoCloseable {
    private static final int FEWEST = 30;
    private static final double LEVEL = ComputeIndicator.LEVEL;

    private final ApplicationContext context;
    private final ComputeIndicator compute;
    private final ReadServices readServices;
    private final Instrument instrument;
    private final List<ServiceId> services;
    private final List<Period> quarters;
    private final SplittableRandom random = new SplittableRandom(4);

    DirectReads(String databaseUrl, BenchmarkProgramme programme) {
        context =
                ApplicationContext.run(
                        Map.of(
                                "datasources.default.url",
                                databaseUrl,
                                "datasources.default.username",
                                "postgres",
                                "datasources.default.password",
                                "postgres",
                                "joinedup.signing-secret",
                                "a-secret-for-the-benchmark-and-nothing-else",
                                "joinedup.folding-interval",
                                "1h"));
        compute = context.getBean(ComputeIndicator.class);
        readServices = context.getBean(ReadServices.class);
        instrument =
                context.getBean(Instruments.class)
                        .find(new InstrumentId(BenchmarkProgramme.INSTRUMENT, 1))
                        .orElseThrow();
        services =
                programme.services().stream()
                        .map(id -> new ServiceId(UUID.fromString(id)))
                        .toList();
        quarters = programme.quarters();
    }

    /** Everything of one service and quarter: score, items, reliability, rate, all breakdowns. */
    Timing service(int reads) throws Exception {
        return Timing.of(
                reads / 4,
                reads,
                () ->
                        everything(
                                services.get(random.nextInt(services.size())),
                                quarters.get(random.nextInt(quarters.size()))));
    }

    private List<Object> everything(ServiceId service, Period quarter) {
        Counts counts = new Counts(instrument.items().size());
        compute.byMonth(service, instrument, quarter).values().forEach(counts::merge);
        GroupSummary whole = counts.whole();
        List<Object> figures = new ArrayList<>();
        figures.add(compute.invited(service, instrument.id(), quarter));
        figures.add(ScoreSummary.of(scores(whole), LEVEL));
        figures.add(Reliability.of(whole.products(), LEVEL));
        for (int item = 0; item < instrument.items().size(); item++) {
            figures.add(whole.items().figures(item, LEVEL));
        }
        for (Breakdown breakdown : Breakdown.values()) {
            if (breakdown != Breakdown.ALL) {
                counts.parts(breakdown)
                        .values()
                        .forEach(
                                part ->
                                        figures.add(
                                                ScoreSummary.of(
                                                        part.scores()
                                                                .scores(
                                                                        instrument
                                                                                .minimumAnswered()),
                                                        LEVEL)));
            }
        }
        return figures;
    }

    /** All services of a quarter with the comparison between them. */
    Timing nation(int reads) throws Exception {
        return Timing.of(
                reads / 4, reads, () -> compare(quarters.get(random.nextInt(quarters.size()))));
    }

    private List<Object> compare(Period quarter) {
        Map<ServiceId, GroupSummary> people = new HashMap<>();
        readServices
                .read(services, instrument, quarter)
                .forEach(
                        (ServiceMonth of, ReadServices.Month month) ->
                                people.computeIfAbsent(
                                                of.service(),
                                                s -> new GroupSummary(instrument.items().size()))
                                        .merge(month.people()));
        List<ServiceScore> scores = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        people.forEach(
                (service, summary) -> {
                    Sample sample = scores(summary);
                    samples.add(sample);
                    BoundedMean.onScale(sample, LEVEL)
                            .toOptional()
                            .ifPresent(
                                    mean -> scores.add(ServiceScore.of(service.toString(), mean)));
                });
        return List.of(Comparison.of(scores, FEWEST), BetweenServices.of(samples));
    }

    private Sample scores(GroupSummary summary) {
        return summary.scores().scores(instrument.minimumAnswered());
    }

    @Override
    public void close() {
        context.close();
    }
}
