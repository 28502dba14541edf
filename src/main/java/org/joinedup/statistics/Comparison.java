package org.joinedup.statistics;

import java.util.List;

/**
 * Services against each other, allowing for what differs between them for reasons that a score does
 * not show (over-dispersion): Spiegelhalter (2005), Stat Med 24:1185, additive, as the Care Quality
 * Commission and FunnelPlotR compute it.
 *
 * @param services how many have the fewest answers that a comparison needs, and set the centre
 * @param centre θ0, the unweighted mean of their scores
 * @param dispersion φ, the mean square of their winsorised z; about 1 where chance alone makes the
 *     differences
 * @param betweenVariance τ², in squared points
 * @param placements every service, in the given order
 */
public record Comparison(
        int services,
        double centre,
        double dispersion,
        double betweenVariance,
        List<Placement> placements) {

    /**
     * @param position undefined for a service with too few answers (TOO_FEW) or without spread
     *     (NO_VARIATION)
     */
    public record Placement(ServiceScore score, Estimate<Position> position) {}

    /**
     * @param z (Y − θ0) / √(s² + τ²)
     * @param expected where 95 % of services with this standard error are expected: θ0 ± 1.96·√(s²
     *     + τ²)
     */
    public record Position(double z, Interval expected, Band band) {}

    /**
     * The share of z at either end that is drawn in, so that a few outliers do not hide themselves.
     */
    private static final double WINSORISED = 0.1;

    /** A standard error below this is rounding: the people gave identical scores. */
    private static final double NO_SPREAD = 1e-9;

    /**
     * @param minimumN fewest people of a service that is compared
     * @return undefined (TOO_FEW) unless two services have enough people and a spread
     */
    public static Estimate<Comparison> of(List<ServiceScore> scores, long minimumN) {
        List<ServiceScore> large = scores.stream().filter(score -> score.n() >= minimumN).toList();
        List<ServiceScore> comparable = large.stream().filter(Comparison::hasSpread).toList();
        if (comparable.size() < 2) {
            return Estimate.undefined(scores.isEmpty() ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        double centre = large.stream().mapToDouble(ServiceScore::mean).average().orElseThrow();
        double dispersion = dispersion(comparable, centre);
        double between = betweenVariance(comparable, dispersion);
        List<Placement> placements =
                scores.stream()
                        .map(
                                score ->
                                        new Placement(
                                                score, position(score, minimumN, centre, between)))
                        .toList();
        return Estimate.known(
                new Comparison(large.size(), centre, dispersion, between, placements));
    }

    private static boolean hasSpread(ServiceScore score) {
        return score.standardError().toOptional().filter(error -> error > NO_SPREAD).isPresent();
    }

    private static double dispersion(List<ServiceScore> scores, double centre) {
        double[] z =
                scores.stream()
                        .mapToDouble(score -> (score.mean() - centre) / error(score))
                        .toArray();
        Sample sample = Sample.of(z);
        double lower = sample.quantile(WINSORISED).get();
        double upper = sample.quantile(1 - WINSORISED).get();
        double squares = 0;
        for (double each : z) {
            double winsorised = Math.min(Math.max(each, lower), upper);
            squares += winsorised * winsorised;
        }
        return squares / z.length;
    }

    private static double betweenVariance(List<ServiceScore> scores, double dispersion) {
        int services = scores.size();
        double weights = 0;
        double squares = 0;
        for (ServiceScore score : scores) {
            double weight = 1 / (error(score) * error(score));
            weights += weight;
            squares += weight * weight;
        }
        return Math.max(
                0, (services * dispersion - (services - 1)) / (weights - squares / weights));
    }

    private static Estimate<Position> position(
            ServiceScore score, long minimumN, double centre, double between) {
        if (score.n() < minimumN) {
            return Estimate.undefined(Reason.TOO_FEW);
        }
        if (!hasSpread(score)) {
            return Estimate.undefined(
                    score.standardError().whyUndefined().orElse(Reason.NO_VARIATION));
        }
        double spread = Math.sqrt(error(score) * error(score) + between);
        double z = (score.mean() - centre) / spread;
        Interval expected = Interval.around(centre, Band.WARNING * spread, 0.95, Method.NORMAL);
        return Estimate.known(new Position(z, expected, Band.of(z)));
    }

    private static double error(ServiceScore score) {
        return score.standardError().get();
    }
}
