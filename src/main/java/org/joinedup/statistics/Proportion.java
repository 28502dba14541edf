package org.joinedup.statistics;

/**
 * A share of people with its Wilson score interval.
 *
 * @param count people with the property
 * @param of the denominator, at least 1
 * @param share count / of, 0..1
 * @param interval within 0..1
 */
public record Proportion(long count, long of, double share, Interval interval) {

    /**
     * Wilson (1927), J Am Stat Assoc 22:209: (2x + z² ± z·√(z² + 4x(1 − x/n))) / 2(n + z²).
     *
     * @return undefined (NO_DATA) if the denominator is 0
     * @throws IllegalArgumentException unless 0 ≤ count ≤ of and 0 &lt; level &lt; 1
     */
    public static Estimate<Proportion> wilson(long count, long of, double level) {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException("Not a share: " + count + " of " + of);
        }
        double z = Distributions.twoSidedNormal(level);
        if (of == 0) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        double share = (double) count / of;
        double margin = z * Math.sqrt(z * z + 4 * count * (1 - share));
        double denominator = 2 * (of + z * z);
        // At the ends the formula gives exactly 0 and 1, its rounding does not.
        double lower = count == 0 ? 0 : Math.max(0, (2 * count + z * z - margin) / denominator);
        double upper = count == of ? 1 : Math.min(1, (2 * count + z * z + margin) / denominator);
        return Estimate.known(
                new Proportion(
                        count, of, share, new Interval(lower, upper, level, Method.WILSON_SCORE)));
    }
}
