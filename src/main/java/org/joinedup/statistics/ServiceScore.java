package org.joinedup.statistics;

import java.util.Objects;

/**
 * One service's own score, as it enters a comparison; what others score does not change it.
 *
 * @param standardError of the mean; undefined for one person
 */
public record ServiceScore(String service, long n, double mean, Estimate<Double> standardError) {

    public ServiceScore {
        Objects.requireNonNull(service);
        if (n < 1
                || !Double.isFinite(mean)
                || standardError.toOptional().filter(error -> error < 0).isPresent()) {
            throw new IllegalArgumentException("Not a score: " + mean + " of " + n + " people");
        }
    }

    public static ServiceScore of(String service, MeanFigure mean) {
        return new ServiceScore(service, mean.n(), mean.mean(), mean.standardError());
    }
}
