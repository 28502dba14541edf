package org.joinedup.statistics;

/**
 * The interval of a mean on the 0-100 scale: Student's t, and the BCa bootstrap where t would leave
 * the scale.
 */
public final class BoundedMean {

    static final double FLOOR = 0;
    static final double CEILING = 100;

    private BoundedMean() {}

    /**
     * @param scores each within 0..100
     * @return undefined (NO_DATA) for nobody
     * @throws IllegalArgumentException if a score lies outside the scale
     */
    public static Estimate<MeanFigure> onScale(Sample scores, double level) {
        if (scores.n() > 0
                && (scores.value(0) < FLOOR || scores.value(scores.distinct() - 1) > CEILING)) {
            throw new IllegalArgumentException("A score outside 0-100");
        }
        return scores.mean()
                .map(
                        mean ->
                                new MeanFigure(
                                        scores.n(),
                                        mean,
                                        scores.standardDeviation(),
                                        scores.standardError(),
                                        interval(scores, level)));
    }

    private static Estimate<Interval> interval(Sample scores, double level) {
        return studentT(scores, level)
                .flatMap(
                        t ->
                                t.lower() >= FLOOR && t.upper() <= CEILING
                                        ? Estimate.known(t)
                                        : BcaBootstrap.interval(scores, level));
    }

    /**
     * mean ± t·SD/√n with n − 1 degrees of freedom, not held to any scale.
     *
     * @return undefined for fewer than two numbers (TOO_FEW) or identical ones (NO_VARIATION)
     */
    public static Estimate<Interval> studentT(Sample sample, double level) {
        Interval.requireLevel(level);
        if (sample.n() < 2) {
            return Estimate.undefined(sample.n() == 0 ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        if (!sample.varies()) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        double margin =
                Distributions.twoSidedT(level, sample.n() - 1)
                        * Math.sqrt(sample.variance() / sample.n());
        return Estimate.known(
                Interval.around(sample.meanOrThrow(), margin, level, Method.STUDENT_T));
    }
}
