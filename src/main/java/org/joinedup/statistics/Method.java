package org.joinedup.statistics;

/** How an interval was computed; printed with every figure. */
public enum Method {
    STUDENT_T,
    /** Bootstrap, bias-corrected and accelerated, for means near the ends of the scale. */
    BCA_BOOTSTRAP,
    WILSON_SCORE,
    FELDT,
    WELCH,
    NORMAL,
    /** Student's t with standard errors clustered by service. */
    CLUSTERED
}
