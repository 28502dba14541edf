package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Figure;
import org.joinedup.figure.Measure;
import org.joinedup.kernel.Period;

import java.util.List;
import java.util.Optional;

/**
 * The scores of services in the edition of a period that is in force: what is published is for
 * everybody, whoever runs the service.
 */
@Singleton
public class ReadPublishedScores {
    private static final String EVERYONE = "";
    private static final String METHOD =
            "mean of persons' scores as published, people rounded; 95 % interval as published";

    private final StoredEditions editions;
    private final Observations observations;

    ReadPublishedScores(StoredEditions editions, Observations observations) {
        this.editions = editions;
        this.observations = observations;
    }

    /** A service's name and score when the edition was made. */
    public record PublishedScore(String code, String name, Figure mean) {}

    public record PublishedScores(Edition edition, List<PublishedScore> services) {}

    /**
     * Without the services of which the edition keeps the score back.
     *
     * @param period of exactly these months
     * @return empty where no edition of the period is published
     */
    public Optional<PublishedScores> read(String instrument, Period period) {
        return editions.latest(instrument, period)
                .map(edition -> new PublishedScores(edition, services(edition)));
    }

    private List<PublishedScore> services(Edition edition) {
        Observations.Filter scores =
                new Observations.Filter(
                        Optional.of(Measure.MEAN_SCORE),
                        Optional.of(Subject.SERVICE),
                        Optional.empty(),
                        Optional.of(EVERYONE),
                        Optional.empty());
        return observations
                .lines(List.of(edition), scores, Optional.empty(), Integer.MAX_VALUE)
                .stream()
                .map(Observations.Published::line)
                .filter(Observation::isShown)
                .map(ReadPublishedScores::score)
                .toList();
    }

    private static PublishedScore score(Observation line) {
        Observation.Value value = line.value();
        return new PublishedScore(
                line.about().code(),
                line.about().name(),
                new Figure(
                        value.value(),
                        value.lower(),
                        value.upper(),
                        "points",
                        null,
                        value.people(),
                        METHOD,
                        line.symbol(),
                        null));
    }
}
