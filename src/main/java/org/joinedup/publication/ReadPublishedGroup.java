package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Figure;
import org.joinedup.kernel.Period;
import org.joinedup.organisation.GroupKind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the edition of a period that is in force tells of a group, whose services anybody runs. */
@Singleton
public class ReadPublishedGroup {
    private static final String EVERYONE = "";

    private final StoredEditions editions;
    private final Observations observations;
    private final Metrics metrics;

    ReadPublishedGroup(StoredEditions editions, Observations observations, Metrics metrics) {
        this.editions = editions;
        this.observations = observations;
        this.metrics = metrics;
    }

    /** A figure of everyone together, kept back or not. */
    public record PublishedLine(Metric metric, Figure figure) {}

    public record PublishedGroup(Edition edition, List<PublishedLine> lines) {}

    /**
     * @param period of exactly these months
     * @return empty where no edition of the period is published
     */
    public Optional<PublishedGroup> read(
            String instrument, Period period, GroupKind kind, String code) {
        return editions.latest(instrument, period)
                .map(edition -> new PublishedGroup(edition, lines(edition, kind, code)));
    }

    private List<PublishedLine> lines(Edition edition, GroupKind kind, String code) {
        Map<String, Metric> known =
                metrics.all().stream()
                        .filter(metric -> metric.instrument().equals(edition.instrument()))
                        .collect(Collectors.toMap(Metric::code, Function.identity()));
        Observations.Filter ofGroup =
                new Observations.Filter(
                        Optional.empty(),
                        Optional.of(kind.code()),
                        Optional.of(code),
                        Optional.of(EVERYONE),
                        Optional.empty());
        return observations
                .lines(List.of(edition), ofGroup, Optional.empty(), Integer.MAX_VALUE)
                .stream()
                .map(Observations.Published::line)
                .map(line -> line(known.get(line.about().metric()), line))
                .toList();
    }

    private static PublishedLine line(Metric metric, Observation line) {
        Observation.Value value = line.value();
        return new PublishedLine(
                metric,
                new Figure(
                        value.value(),
                        value.lower(),
                        value.upper(),
                        metric.kind().unit(),
                        value.numerator(),
                        value.people(),
                        metric.kind().method(),
                        line.symbol(),
                        line.reason().orElse(null)));
    }
}
