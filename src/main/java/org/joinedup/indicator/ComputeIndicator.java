package org.joinedup.indicator;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Invitations;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.score.ScoringRule;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reason;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Computes an indicator from one snapshot of invitations, summaries and the tail of responses. */
@Singleton
public class ComputeIndicator {
    /** Two-sided, of every interval. */
    public static final double LEVEL = 0.95;

    private static final Set<InvitationState> INVITED =
            EnumSet.complementOf(EnumSet.of(InvitationState.WITHDRAWN, InvitationState.OPTED_OUT));

    private final Invitations invitations;
    private final LiveSummaries summaries;
    private final Clock clock;

    ComputeIndicator(Invitations invitations, LiveSummaries summaries, Clock clock) {
        this.invitations = invitations;
        this.summaries = summaries;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Indicator compute(ServiceId service, Instrument instrument, Period period) {
        LiveSummaries.Live live = summaries.read(service, instrument, Breakdown.ALL, period);
        Cell everyone = live.cells().get("");
        long invited = invited(invitations.countByState(service, period));
        return new Indicator(
                service,
                instrument,
                ScoringRule.of(instrument),
                period,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                invited,
                live.completed(),
                rate(live.completed(), invited),
                summary(everyone, instrument),
                everyone != null && everyone.syntheticPeople() > 0);
    }

    private static long invited(Map<InvitationState, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> INVITED.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Estimate<Proportion> rate(long completed, long invited) {
        return completed > invited
                ? Estimate.undefined(Reason.INCONSISTENT_COUNTS)
                : Proportion.wilson(completed, invited, LEVEL);
    }

    private static GroupSummary summary(Cell everyone, Instrument instrument) {
        return everyone instanceof Cell.Whole whole
                ? whole.summary()
                : new GroupSummary(instrument.items().size());
    }
}
