package org.joinedup.statistics;

/** Why a figure has no value. */
public enum Reason {
    /** Nobody, or nothing, to compute from. */
    NO_DATA,
    /** Fewer than the formula needs: two people for a spread, two services for a comparison. */
    TOO_FEW,
    /** Everything identical: there is no spread to compute from. Never shown as "± 0". */
    NO_VARIATION,
    /** No spread between services beyond that within them, so nothing can tell them apart. */
    NO_VARIATION_BETWEEN_SERVICES,
    /** The formula left the range in which it has a meaning, as omega does outside 0..1. */
    OUT_OF_RANGE,
    /** The formula is not made for this many items. */
    WRONG_NUMBER_OF_ITEMS,
    /** Nothing that was observed has a counterpart to be weighted to. */
    NO_OVERLAP,
    /** The counts contradict each other: more completed than invited. */
    INCONSISTENT_COUNTS
}
