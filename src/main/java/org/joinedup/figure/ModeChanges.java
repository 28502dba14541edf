package org.joinedup.figure;

import org.joinedup.statistics.Interval;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.ShareDifference;
import org.joinedup.statistics.Tally;
import org.joinedup.statistics.YearOnYear;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds where people began to be asked in other ways: where the mix of survey modes lies farther
 * from that of the stretch so far than the tolerance, and some mode's share differs by more than
 * chance. Without the second condition the mixes of small months would begin a new stretch at
 * nearly every point.
 */
final class ModeChanges {
    /** As the outer limits of a funnel. */
    private static final double BEYOND_CHANCE = 0.998;

    private ModeChanges() {}

    /**
     * @param modes of each point
     * @return indices of the points from which the mix is another, ascending
     */
    static List<Integer> find(List<Tally> modes) {
        List<Integer> changes = new ArrayList<>();
        Tally sofar = new Tally();
        for (int i = 0; i < modes.size(); i++) {
            if (differs(sofar, modes.get(i))) {
                changes.add(i);
                sofar = new Tally();
            }
            sofar.merge(modes.get(i));
        }
        return changes;
    }

    private static boolean differs(Tally before, Tally now) {
        boolean far =
                before.distance(now)
                        .toOptional()
                        .filter(distance -> distance > YearOnYear.MODE_MIX_TOLERANCE)
                        .isPresent();
        TreeSet<String> keys = new TreeSet<>(before.counts().keySet());
        keys.addAll(now.counts().keySet());
        return far && keys.stream().anyMatch(mode -> differs(mode, before, now));
    }

    private static boolean differs(String mode, Tally before, Tally now) {
        Proportion earlier = before.share(mode, BEYOND_CHANCE).get();
        Proportion later = now.share(mode, BEYOND_CHANCE).get();
        Interval difference = ShareDifference.toMeanOf(List.of(earlier), later).get().interval();
        return !difference.contains(0);
    }
}
