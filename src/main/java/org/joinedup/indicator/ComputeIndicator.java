package org.joinedup.indicator;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Invitations;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.response.Response;
import org.joinedup.response.Responses;
import org.joinedup.score.ScoringRule;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reason;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Computes an indicator from one snapshot of invitations and responses. */
@Singleton
public class ComputeIndicator {
    /** Two-sided, of every interval. */
    public static final double LEVEL = 0.95;

    private static final Set<InvitationState> INVITED =
            EnumSet.complementOf(EnumSet.of(InvitationState.WITHDRAWN, InvitationState.OPTED_OUT));

    private final Invitations invitations;
    private final Responses responses;
    private final Clock clock;

    ComputeIndicator(Invitations invitations, Responses responses, Clock clock) {
        this.invitations = invitations;
        this.responses = responses;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Indicator compute(ServiceId service, Instrument instrument, Period period) {
        GroupSummary summary = new GroupSummary(instrument.items().size());
        AtomicBoolean synthetic = new AtomicBoolean();
        responses.read(
                service,
                period,
                instrument.id().code(),
                (response, version, codes) -> {
                    if (version.equals(instrument.id())) {
                        summary.add(codes, circumstances(response));
                        synthetic.compareAndSet(false, response.synthetic());
                    }
                });
        long invited = invited(invitations.countByState(service, period));
        long completed = responses.count(service, period);
        return new Indicator(
                service,
                instrument,
                ScoringRule.of(instrument),
                period,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                invited,
                completed,
                rate(completed, invited),
                summary,
                synthetic.get());
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

    private static Circumstances circumstances(Response response) {
        return new Circumstances(
                response.mode().code(),
                response.respondent().code(),
                response.language(),
                (int) ChronoUnit.DAYS.between(response.transitionDate(), response.answeredOn()));
    }
}
