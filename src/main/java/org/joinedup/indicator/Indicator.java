package org.joinedup.indicator;

import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.score.ScoringRule;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.Proportion;

import java.time.Instant;

/**
 * Everything that is reported of one service, instrument and period, unsuppressed: for publication
 * only.
 *
 * @param period by the month of the transition, for invitations and responses alike
 * @param invited invitations neither withdrawn nor opted out
 * @param completed responses, whatever was answered in them
 * @param summary of the people who were asked this instrument and responded
 * @param synthetic some of the responses are synthetic
 */
public record Indicator(
        ServiceId service,
        Instrument instrument,
        ScoringRule rule,
        Period period,
        Instant asOf,
        long invited,
        long completed,
        Estimate<Proportion> responseRate,
        GroupSummary summary,
        boolean synthetic) {}
