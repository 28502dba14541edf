package org.joinedup.statistics;

/**
 * Applies the rules to one stretch of points between rebasings; all members of a pattern are
 * flagged.
 */
final class XmrRules {

    private static final int LONG = 7;

    private final double[] values;
    private final XmrLimits limits;
    private final XmrRule[] rules;
    private final int[] sides;

    private XmrRules(double[] values, XmrLimits limits) {
        this.values = values;
        this.limits = limits;
        rules = new XmrRule[values.length];
        sides = new int[values.length];
    }

    static XmrRules apply(double[] values, XmrLimits limits) {
        XmrRules applied = new XmrRules(values, limits);
        applied.flagOutside();
        applied.flagTrends();
        applied.flagTwoOfThree();
        applied.flagRuns();
        return applied;
    }

    /** The first rule that a point breaks, or null. */
    XmrRule rule(int point) {
        return rules[point];
    }

    /** 1 high or rising, −1 low or falling, 0 common cause. */
    int side(int point) {
        return sides[point];
    }

    private void flagOutside() {
        for (int i = 0; i < values.length; i++) {
            flag(i, XmrRule.OUTSIDE_LIMITS, limits.outside(values[i]));
        }
    }

    private void flagTrends() {
        // From the last window to the first: a point where two trends meet belongs to the later.
        for (int first = values.length - LONG; first >= 0; first--) {
            int direction = direction(first);
            for (int i = first; i < first + LONG; i++) {
                flag(i, XmrRule.TREND, direction);
            }
        }
    }

    private int direction(int first) {
        int direction = (int) Math.signum(values[first + 1] - values[first]);
        for (int i = first + 1; i < first + LONG - 1; i++) {
            if ((int) Math.signum(values[i + 1] - values[i]) != direction) {
                return 0;
            }
        }
        return direction;
    }

    private void flagTwoOfThree() {
        for (int first = 0; first + 3 <= values.length; first++) {
            for (int side = -1; side <= 1; side += 2) {
                int members = 0;
                for (int i = first; i < first + 3; i++) {
                    members += limits.beyondNear(values[i]) == side ? 1 : 0;
                }
                for (int i = first; members >= 2 && i < first + 3; i++) {
                    flag(i, XmrRule.TWO_OF_THREE, limits.beyondNear(values[i]) == side ? side : 0);
                }
            }
        }
    }

    private void flagRuns() {
        for (int first = 0; first + LONG <= values.length; first++) {
            int side = limits.side(values[first]);
            for (int i = first + 1; i < first + LONG; i++) {
                side = limits.side(values[i]) == side ? side : 0;
            }
            for (int i = first; i < first + LONG; i++) {
                flag(i, XmrRule.RUN, side);
            }
        }
    }

    private void flag(int point, XmrRule rule, int side) {
        if (side != 0 && rules[point] == null) {
            rules[point] = rule;
            sides[point] = side;
        }
    }
}
