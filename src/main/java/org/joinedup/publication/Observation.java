package org.joinedup.publication;

import org.joinedup.figure.Compare;
import org.joinedup.figure.Figure;
import org.joinedup.figure.Measure;

import java.util.Optional;

/**
 * One line of an edition: a metric of a service or group, of everyone or of a category.
 *
 * @param level service, or the code of a {@link org.joinedup.organisation.GroupKind}
 * @param breakdown empty for everyone together
 * @param category of the breakdown, else empty
 * @param denominator people whom the value rests on, rounded
 * @param value points from 0 to 100, or per cent; null where the symbol says why
 * @param symbol of the Government Statistical Service, else empty
 * @param band against the other services, where it may be told
 * @param reliability of a service's mean score, 0 to 1
 * @param adjusted for case mix, of a service's mean score
 */
public record Observation(
        int line,
        String level,
        String code,
        String name,
        String metric,
        String breakdown,
        String category,
        Long numerator,
        Long denominator,
        Double value,
        Double lower,
        Double upper,
        String symbol,
        Optional<String> reason,
        Optional<String> band,
        Double reliability,
        Double adjusted) {

    public boolean isShown() {
        return value != null;
    }

    public boolean isMean() {
        return metric.equals(Measure.MEAN_SCORE);
    }

    public String unit() {
        return isMean() ? "points" : "percent";
    }

    /** The same kept back, when other figures would give it back. */
    Observation withheld() {
        return new Observation(
                line,
                level,
                code,
                name,
                metric,
                breakdown,
                category,
                null,
                null,
                null,
                null,
                null,
                Figure.CONFIDENTIAL,
                Optional.of(GatherIndicators.BY_SUBTRACTION),
                Optional.empty(),
                null,
                null);
    }

    /**
     * Of a service's mean score.
     *
     * @param place among the other services
     * @param adjustedScore null where there is none
     */
    Observation placed(Optional<Compare.Place> place, Double adjustedScore) {
        return new Observation(
                line,
                level,
                code,
                name,
                metric,
                breakdown,
                category,
                numerator,
                denominator,
                value,
                lower,
                upper,
                symbol,
                reason,
                place.flatMap(Compare.Place::band),
                place.flatMap(Compare.Place::reliability).orElse(null),
                adjustedScore);
    }

    Observation at(int number) {
        return new Observation(
                number,
                level,
                code,
                name,
                metric,
                breakdown,
                category,
                numerator,
                denominator,
                value,
                lower,
                upper,
                symbol,
                reason,
                band,
                reliability,
                adjusted);
    }
}
