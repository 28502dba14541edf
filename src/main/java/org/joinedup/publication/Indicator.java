package org.joinedup.publication;

import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.kernel.Period;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ItemCounts;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reason;
import org.joinedup.statistics.ScoreDistribution;

import java.time.Instant;
import java.util.Optional;

/**
 * The counts of people who may enter the figures of a subject in a period, before their number
 * decides what of them is shown.
 *
 * @param invitations of a whole, not of a category
 * @param people what they answered; of a category without the answers' patterns
 * @param came responses that have come until now, shown or not; of a category those that are shown
 * @param heldBack why nothing may be shown, however many they are
 */
record Indicator(
        Subject subject,
        Instrument instrument,
        Period period,
        Optional<Category> category,
        Instant asOf,
        Optional<Invitations> invitations,
        People people,
        long came,
        boolean synthetic,
        Optional<String> heldBack) {

    record Category(String breakdown, String code) {}

    /**
     * As they stood when the figures last moved.
     *
     * @param known false when paper forms came back of which nobody knows how many were sent
     * @param completed responses, of which not all are in the figures yet
     */
    record Invitations(long invited, boolean known, long completed) {
        Estimate<Proportion> responseRate() {
            return known && completed <= invited
                    ? Proportion.wilson(completed, invited, ComputeIndicator.LEVEL)
                    : Estimate.undefined(Reason.INCONSISTENT_COUNTS);
        }
    }

    /**
     * Counted answers.
     *
     * @param whole all that is known of them, unless they are a category
     */
    record People(ItemCounts items, ScoreDistribution scores, Optional<GroupSummary> whole) {
        static People of(GroupSummary summary) {
            return new People(summary.items(), summary.scores(), Optional.of(summary));
        }

        static People of(BreakdownSummary summary) {
            return new People(summary.items(), summary.scores(), Optional.empty());
        }

        long count() {
            return scores.people();
        }
    }

    Indicator heldBackBecause(String reason) {
        return new Indicator(
                subject,
                instrument,
                period,
                category,
                asOf,
                invitations,
                people,
                came,
                synthetic,
                Optional.of(reason));
    }

    Estimate<Proportion> responseRate() {
        return invitations
                .map(Invitations::responseRate)
                .orElse(Estimate.undefined(Reason.INCONSISTENT_COUNTS));
    }
}
