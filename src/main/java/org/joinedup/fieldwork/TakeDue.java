package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.KnownPeople;
import org.joinedup.kernel.SurveyId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Takes what is due in a survey, for this node to send: within its hours, and no more an hour than
 * the plan says, however many nodes there are.
 */
@Singleton
class TakeDue {
    /** With a connection each, while others need some. */
    static final int AT_ONCE = 8;

    private static final Duration HOUR = Duration.ofHours(1);

    private final StoredPlans plans;
    private final StoredOutbox outbox;
    private final KnownPeople people;
    private final Clock clock;
    private final Duration lease;

    TakeDue(
            StoredPlans plans,
            StoredOutbox outbox,
            KnownPeople people,
            Clock clock,
            @Value("${joinedup.fieldwork.lease:2m}") Duration lease) {
        this.plans = plans;
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
        this.lease = lease;
    }

    /** None on a node without the key: it can reach nobody, and leaves them to nodes that can. */
    List<SurveyId> surveys() {
        return people.isReady() ? outbox.surveysWithDue(clock.instant()) : List.of();
    }

    @Transactional
    List<Message> take(SurveyId survey) {
        if (!plans.hold(survey)) {
            return List.of();
        }
        Plan plan = plans.find(survey).orElseThrow();
        Instant now = clock.instant();
        if (!plan.hours().areOpen(now)) {
            return List.of();
        }
        long room = plan.mostAnHour() - outbox.takenSince(survey, now.minus(HOUR));
        return room <= 0
                ? List.of()
                : outbox.take(survey, (int) Math.min(AT_ONCE, room), now, now.plus(lease));
    }
}
