package org.joinedup.statistics;

/** NHS "Making Data Count": whether the process as it is will meet its target. */
public enum AssuranceIcon {
    /** The target lies beyond the limits, on the good side of it. */
    CONSISTENTLY_PASS,
    /** The target lies beyond the limits, out of reach. */
    CONSISTENTLY_FAIL,
    /** Within the limits: hit and miss, by chance. */
    INCONSISTENT;

    /**
     * @param improvement HIGHER or LOWER
     */
    static AssuranceIcon of(double target, XmrLimits limits, Improvement improvement) {
        if (target >= limits.lower() && target <= limits.upper()) {
            return INCONSISTENT;
        }
        boolean above = target > limits.upper();
        return above == (improvement == Improvement.HIGHER) ? CONSISTENTLY_FAIL : CONSISTENTLY_PASS;
    }
}
