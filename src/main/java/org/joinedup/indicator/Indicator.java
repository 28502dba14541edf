package org.joinedup.indicator;

import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.score.ScoringRule;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reason;

import java.time.Instant;

/**
 * Everything that is reported of one service, instrument and period, unsuppressed: for publication
 * only.
 *
 * @param period by the month of the transition, for invitations and responses alike
 * @param invited invitations to surveys that ask this instrument, neither withdrawn nor opted out
 * @param denominatorKnown false when paper forms came back of which nobody knows how many were sent
 * @param summary of the people who responded to surveys that ask this instrument
 * @param synthetic some of the responses are synthetic
 */
public record Indicator(
        ServiceId service,
        Instrument instrument,
        ScoringRule rule,
        Period period,
        Instant asOf,
        long invited,
        boolean denominatorKnown,
        GroupSummary summary,
        boolean synthetic) {

    /** The same service, instrument and period as it stood at an earlier time. */
    public Indicator at(
            Instant time, long peopleInvited, boolean known, GroupSummary people, boolean madeUp) {
        return new Indicator(
                service, instrument, rule, period, time, peopleInvited, known, people, madeUp);
    }

    /** Responses, whatever was answered in them. */
    public long completed() {
        return summary.people();
    }

    /** Completed of invited, with its Wilson interval. */
    public Estimate<Proportion> responseRate() {
        return denominatorKnown && completed() <= invited
                ? Proportion.wilson(completed(), invited, ComputeIndicator.LEVEL)
                : Estimate.undefined(Reason.INCONSISTENT_COUNTS);
    }
}
