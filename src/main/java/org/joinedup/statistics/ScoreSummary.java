package org.joinedup.statistics;

/**
 * The headline of one group: the mean of persons' scores, and their distribution.
 *
 * @param mean n, mean, SD (n − 1), SE and interval, 0-100
 * @param lowerQuartile R type 7, as median and upperQuartile
 * @param atFloor share of people at exactly 0
 * @param atCeiling share of people at exactly 100
 */
public record ScoreSummary(
        MeanFigure mean,
        double min,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double max,
        Proportion atFloor,
        Proportion atCeiling) {

    /**
     * @return undefined (NO_DATA) for nobody
     */
    public static Estimate<ScoreSummary> of(Sample scores, double level) {
        return BoundedMean.onScale(scores, level)
                .map(
                        mean ->
                                new ScoreSummary(
                                        mean,
                                        scores.quantile(0).get(),
                                        scores.quantile(0.25).get(),
                                        scores.quantile(0.5).get(),
                                        scores.quantile(0.75).get(),
                                        scores.quantile(1).get(),
                                        Proportion.wilson(
                                                        scores.count(BoundedMean.FLOOR),
                                                        scores.n(),
                                                        level)
                                                .get(),
                                        Proportion.wilson(
                                                        scores.count(BoundedMean.CEILING),
                                                        scores.n(),
                                                        level)
                                                .get()));
    }
}
