package org.joinedup.statistics;

/** How an interval was computed; printed with every figure. */
public enum Method {
    STUDENT_T,
    /** Bootstrap, bias-corrected and accelerated, for means near the ends of the scale. */
    BCA_BOOTSTRAP,
    WILSON_SCORE,
    FELDT,
    WELCH,
    /** Limits of single shares combined, Zou and Donner (2008); of two it is Newcombe's tenth. */
    COMBINED_WILSON,
    NORMAL,
    /** Student's t with standard errors clustered by service. */
    CLUSTERED
}
