package org.joinedup.figure;

import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ItemCounts;
import org.joinedup.statistics.ScoreDistribution;

import java.util.Optional;

/**
 * Counted answers of some people.
 *
 * @param whole all that is known of them, unless they are a category
 */
public record People(ItemCounts items, ScoreDistribution scores, Optional<GroupSummary> whole) {
    public static People of(GroupSummary summary) {
        return new People(summary.items(), summary.scores(), Optional.of(summary));
    }

    public static People of(BreakdownSummary summary) {
        return new People(summary.items(), summary.scores(), Optional.empty());
    }

    public long count() {
        return scores.people();
    }
}
