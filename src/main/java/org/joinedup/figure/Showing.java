package org.joinedup.figure;

/**
 * How numbers are shown to one audience: kept back where they rest on too few people, marked where
 * they rest on few, and rounded for everyone outside the service.
 */
public record Showing(DisclosureRules rules, Audience audience) {

    Figure of(Figure figure) {
        Long n = figure.n();
        if (figure.value() == null) {
            return n == null || n == 0 || n >= fewest() ? figure : figure.withheld();
        }
        if (n == null || n < fewest()) {
            return figure.withheld();
        }
        return switch (audience) {
            case PROVIDER -> figure.markedIfFewer(rules.reliablePeople());
            case COMMISSIONER ->
                    figure.numerator() == null
                            ? figure.roundedMean(rules)
                            : figure.roundedShare(rules);
        };
    }

    long people(long people) {
        return audience == Audience.PROVIDER ? people : rules.rounded(people);
    }

    /** A number in points of the scale that belongs to no single group. */
    double points(double number) {
        return rounded(number, 10);
    }

    /** A number without a unit, as a z or a reliability. */
    double ratio(double number) {
        return rounded(number, 100);
    }

    /**
     * Whether figures of some of a group may stand beside figures of all of it: the others must be
     * nobody or enough, for the difference is theirs.
     */
    boolean mayStandBeside(long some, long all) {
        return some == all || all - some >= fewest();
    }

    /** A number in points that others had a part in: exact ones would give theirs back. */
    static double shared(double points) {
        return Math.round(points * 10) / 10.0;
    }

    /** The same of a number without a unit. */
    static double sharedRatio(double ratio) {
        return Math.round(ratio * 100) / 100.0;
    }

    public long fewest() {
        return rules.fewestShownTo(audience);
    }

    private double rounded(double number, int parts) {
        return audience == Audience.PROVIDER ? number : Math.round(number * parts) / (double) parts;
    }
}
