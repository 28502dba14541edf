package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.invitation.ReachPerson.Outcome.Reachable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down the next step of a person, in the transaction that ends the one before. */
@Singleton
class ContinueRoute {
    private final StoredOutbox outbox;
    private final Clock clock;

    ContinueRoute(StoredOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** On its day, and no sooner after this one than the plan has it. */
    void next(Message message, Plan plan, Reachable person) {
        following(message, plan, person)
                .ifPresent(
                        step -> {
                            Step next = plan.steps().get(step);
                            int days = next.day() - plan.steps().get(message.step()).day();
                            Instant earliest = clock.instant().plus(Duration.ofDays(days));
                            Instant due =
                                    plan.hours()
                                            .due(
                                                    next,
                                                    person.invitation().transitionDate(),
                                                    earliest);
                            outbox.add(
                                    message.survey(),
                                    List.of(
                                            new Message.Next(
                                                    message.invitation(),
                                                    step,
                                                    next.channel(),
                                                    due)));
                        });
    }

    /** By another channel at once, for this one does not get there. */
    void otherwise(Message message, Plan plan, Reachable person) {
        outbox.skipLater(message);
        following(message, plan, person)
                .ifPresent(
                        step ->
                                outbox.hasten(
                                        message.survey(),
                                        new Message.Next(
                                                message.invitation(),
                                                step,
                                                plan.steps().get(step).channel(),
                                                plan.hours().notBefore(clock.instant()))));
    }

    private Optional<Integer> following(Message message, Plan plan, Reachable person) {
        Set<Channel> channels = Route.channels(person.contact());
        channels.removeAll(outbox.failed(message.invitation()));
        return plan.nextBy(message.step(), channels);
    }
}
