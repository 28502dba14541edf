package org.joinedup.publication;

import org.joinedup.figure.Compare;
import org.joinedup.figure.Figure;

import java.util.Optional;

/**
 * One line of an edition: a metric of a service or group, of everyone or of a category.
 *
 * @param symbol of the Government Statistical Service, else empty
 * @param reason why there is no value, or no interval
 */
public record Observation(
        int line,
        About about,
        Value value,
        String symbol,
        Optional<String> reason,
        Standing standing) {

    /**
     * What is observed.
     *
     * @param level service, or the code of a {@link org.joinedup.organisation.GroupKind}
     * @param breakdown empty for everyone together
     * @param category of the breakdown, else empty
     */
    public record About(
            String level,
            String code,
            String name,
            String metric,
            String breakdown,
            String category) {
        public MetricKind kind() {
            return MetricKind.of(metric);
        }
    }

    /**
     * All null where nothing is shown; the counts are rounded.
     *
     * @param numerator of a percentage
     * @param people whom the value rests on
     * @param value points from 0 to 100, or per cent
     */
    public record Value(Long numerator, Long people, Double value, Double lower, Double upper) {
        static final Value NONE = new Value(null, null, null, null, null);
    }

    /**
     * Of a service's mean score, where it may be told.
     *
     * @param band against the other services
     * @param reliability 0 to 1, or null
     * @param adjusted for case mix, or null
     */
    public record Standing(Optional<String> band, Double reliability, Double adjusted) {
        static final Standing NONE = new Standing(Optional.empty(), null, null);
    }

    public boolean isShown() {
        return value.value() != null;
    }

    /** The same kept back, when other figures would give it back. */
    Observation withheld() {
        return new Observation(
                line,
                about,
                Value.NONE,
                Figure.CONFIDENTIAL,
                Optional.of(GatherIndicators.BY_SUBTRACTION),
                Standing.NONE);
    }

    /**
     * Of a service's mean score.
     *
     * @param place among the other services
     * @param adjustedScore null where there is none
     */
    Observation placed(Optional<Compare.Place> place, Double adjustedScore) {
        Standing found =
                new Standing(
                        place.flatMap(Compare.Place::band),
                        place.flatMap(Compare.Place::reliability).orElse(null),
                        adjustedScore);
        return new Observation(line, about, value, symbol, reason, found);
    }

    Observation at(int number) {
        return new Observation(number, about, value, symbol, reason, standing);
    }
}
