package org.joinedup.figure;

/** Says what a difference with its interval tells, and no more. */
final class Telling {
    private Telling() {}

    static String of(Figure difference, String other) {
        return of(difference, "above ", "below ", other);
    }

    static String of(Figure difference, String higher, String lower, String other) {
        if (difference.lower() != null && difference.lower() > 0) {
            return higher + other;
        }
        if (difference.upper() != null && difference.upper() < 0) {
            return lower + other;
        }
        return "cannot be told from " + other;
    }
}
