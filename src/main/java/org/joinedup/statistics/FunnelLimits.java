package org.joinedup.statistics;

/** Where a service with n answers is expected to lie: Spiegelhalter (2005), Stat Med 24:1185. */
public final class FunnelLimits {

    private FunnelLimits() {}

    /**
     * centre ± z·√(within / n + between).
     *
     * @param withinVariance σ²: of people within a service, in squared points
     * @param betweenVariance τ²: of services, in squared points, 0 or more
     * @return undefined for n below 1 (NO_DATA) or without any variance (NO_VARIATION)
     */
    public static Estimate<Interval> ofMean(
            double centre, double withinVariance, double betweenVariance, long n, double level) {
        if (!(withinVariance >= 0 && betweenVariance >= 0)) {
            throw new IllegalArgumentException("A variance is not negative");
        }
        return limits(centre, withinVariance, betweenVariance, n, level);
    }

    /**
     * share ± z·√(share·(1 − share) / n), held within 0..1.
     *
     * @param share 0..1, of all services together
     * @return undefined for n below 1 (NO_DATA) or for a share of 0 or 1 (NO_VARIATION)
     */
    public static Estimate<Interval> ofProportion(double share, long n, double level) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Not a share: " + share);
        }
        return limits(share, share * (1 - share), 0, n, level)
                .map(
                        limits ->
                                new Interval(
                                        Math.max(0, limits.lower()),
                                        Math.min(1, limits.upper()),
                                        level,
                                        Method.NORMAL));
    }

    private static Estimate<Interval> limits(
            double centre, double within, double between, long n, double level) {
        double z = Distributions.twoSidedNormal(level);
        if (n < 1) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        double variance = within / n + between;
        return variance == 0
                ? Estimate.undefined(Reason.NO_VARIATION)
                : Estimate.known(
                        Interval.around(centre, z * Math.sqrt(variance), level, Method.NORMAL));
    }
}
