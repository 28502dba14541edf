package org.joinedup.statistics;

/**
 * One group in two years. A change is never called an improvement here: there is no comparison
 * group.
 *
 * @param change the later mean minus the earlier
 * @param z (Y2 − Y1) / √(V1 + V2), as the Care Quality Commission compares years of its patient
 *     surveys
 * @param modeMixDistance how far the mixes of survey modes lie apart, 0..1
 * @param modeMixChanged whether the years should not be compared without saying that people were
 *     asked differently
 */
public record YearOnYear(
        double change,
        double standardError,
        double z,
        Interval interval,
        Estimate<Double> modeMixDistance,
        boolean modeMixChanged) {

    /**
     * This project's setting, not a published threshold: a tenth of the people were asked in
     * another way.
     */
    public static final double MODE_MIX_TOLERANCE = 0.10;

    /**
     * @return undefined if a year has no standard error (its reason), or neither varies
     *     (NO_VARIATION)
     */
    public static Estimate<YearOnYear> of(
            MeanFigure earlier,
            MeanFigure later,
            Tally earlierModes,
            Tally laterModes,
            double tolerance,
            double level) {
        return earlier.standardError()
                .flatMap(
                        first ->
                                later.standardError()
                                        .flatMap(
                                                second ->
                                                        of(
                                                                earlier.mean(),
                                                                first * first,
                                                                later.mean(),
                                                                second * second,
                                                                earlierModes.distance(laterModes),
                                                                tolerance,
                                                                level)));
    }

    /**
     * The same for means that were adjusted.
     *
     * @param earlierVariance of the earlier mean: its standard error squared
     * @param modeMixDistance of {@link Tally#distance}; where it is not known, the mix counts as
     *     changed
     */
    public static Estimate<YearOnYear> of(
            double earlier,
            double earlierVariance,
            double later,
            double laterVariance,
            Estimate<Double> modeMixDistance,
            double tolerance,
            double level) {
        double variance = earlierVariance + laterVariance;
        if (!(earlierVariance >= 0 && laterVariance >= 0)
                || !Double.isFinite(variance + earlier + later)) {
            throw new IllegalArgumentException("Not two means with their variances");
        }
        double margin = Distributions.twoSidedNormal(level) * Math.sqrt(variance);
        if (variance == 0) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        boolean changed =
                modeMixDistance.toOptional().map(distance -> distance > tolerance).orElse(true);
        double change = later - earlier;
        double error = Math.sqrt(variance);
        Interval interval = Interval.around(change, margin, level, Method.NORMAL);
        return Estimate.known(
                new YearOnYear(change, error, change / error, interval, modeMixDistance, changed));
    }
}
