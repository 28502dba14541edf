package org.joinedup.statistics;

/** Why a point is special cause variation, in the order in which the rules are tried. */
public enum XmrRule {
    /** Beyond a process limit. */
    OUTSIDE_LIMITS,
    /** One of seven points in a row that strictly rise or strictly fall. */
    TREND,
    /**
     * One of two points, among three in a row, beyond the same near limit. NHSRplotthedots asks for
     * more: that the third lies on that side of the centre too, and that neither of the two is
     * beyond the process limit.
     */
    TWO_OF_THREE,
    /** One of seven points in a row strictly on one side of the centre. */
    RUN
}
