package org.joinedup.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a chart is drawn.
 *
 * @param screened whether moving ranges of 3.267 times their mean and more are left out once; the
 *     NHS spreadsheet does not
 * @param target in the units of the values; no assurance icon without one
 * @param rebasedAt indices, from 0, of points from which limits are computed anew, as where the
 *     survey mode changed
 */
public record XmrSettings(
        boolean screened, Improvement improvement, OptionalDouble target, Set<Integer> rebasedAt) {

    /** Screened, higher is better, no target, never rebased. */
    public static final XmrSettings STANDARD =
            new XmrSettings(true, Improvement.HIGHER, OptionalDouble.empty(), Set.of());

    public XmrSettings {
        rebasedAt = Set.copyOf(rebasedAt);
        if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
            throw new IllegalArgumentException("Not a target: " + target);
        }
    }

    public XmrSettings unscreened() {
        return new XmrSettings(false, improvement, target, rebasedAt);
    }

    public XmrSettings improvingWhen(Improvement better) {
        return new XmrSettings(screened, better, target, rebasedAt);
    }

    /**
     * @throws IllegalArgumentException unless the target is a finite number
     */
    public XmrSettings withTarget(double goal) {
        return new XmrSettings(screened, improvement, OptionalDouble.of(goal), rebasedAt);
    }

    public XmrSettings rebasedAt(int... points) {
        return new XmrSettings(
                screened,
                improvement,
                target,
                Arrays.stream(points).boxed().collect(Collectors.toSet()));
    }
}
