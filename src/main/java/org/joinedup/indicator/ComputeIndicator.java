package org.joinedup.indicator;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitations;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.score.ScoringRule;
import org.joinedup.statistics.GroupSummary;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Computes an indicator from one snapshot of invitations, summaries and the tail of responses. */
@Singleton
public class ComputeIndicator {
    /** Two-sided, of every interval. */
    public static final double LEVEL = 0.95;

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
        Map<String, Cell> live = summaries.read(service, instrument, Breakdown.ALL, period);
        Cell everyone = live.get("");
        Invitations.Invited invited = invitations.invited(service, instrument.id().code(), period);
        return new Indicator(
                service,
                instrument,
                ScoringRule.of(instrument),
                period,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                invited.people(),
                invited.known(),
                summary(everyone, instrument),
                everyone != null && everyone.syntheticPeople() > 0);
    }

    private static GroupSummary summary(Cell everyone, Instrument instrument) {
        return everyone instanceof Cell.Whole whole
                ? whole.summary()
                : new GroupSummary(instrument.items().size());
    }
}
