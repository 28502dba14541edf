package org.joinedup.publication;

import org.joinedup.figure.Figure;
import org.joinedup.figure.People;
import org.joinedup.kernel.Period;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reason;

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
     * As they stand: how many answered tells nothing of what.
     *
     * @param known false when paper forms came back of which nobody knows how many were sent
     * @param completed responses, of which not all are in the figures yet
     */
    record Invitations(long invited, boolean known, long completed) {
        Estimate<Proportion> responseRate() {
            return known && completed <= invited
                    ? Proportion.wilson(completed, invited, Figure.LEVEL)
                    : Estimate.undefined(Reason.INCONSISTENT_COUNTS);
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
