package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.ReachPerson;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Puts down what a provider tells of a message, in whatever order and however often. */
@Singleton
class RecordDelivery {
    private final StoredOutbox outbox;
    private final StoredPlans plans;
    private final ReachPerson reachPerson;
    private final ContinueRoute route;
    private final Clock clock;

    RecordDelivery(
            StoredOutbox outbox,
            StoredPlans plans,
            ReachPerson reachPerson,
            ContinueRoute route,
            Clock clock) {
        this.outbox = outbox;
        this.plans = plans;
        this.reachPerson = reachPerson;
        this.route = route;
        this.clock = clock;
    }

    /** Takes no notice of what is not ours. */
    @Transactional
    void record(UUID id, DeliveryStatus status) {
        Optional<Message> found = outbox.find(id);
        if (found.isEmpty()) {
            return;
        }
        Message message = found.get();
        // Locks the invitation before the message, as whoever sends does. Of a survey that is
        // paused
        // the next step waits for it to go on.
        ReachPerson.Outcome person = reachPerson.reachLater(message.invitation());
        if (outbox.recordDelivery(id, status, clock.instant())
                && status.isFailure()
                && person instanceof Reachable reachable) {
            route.otherwise(message, plans.find(message.survey()).orElseThrow(), reachable);
        }
    }
}
