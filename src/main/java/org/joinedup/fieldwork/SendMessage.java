package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.Carrier.Outcome;
import org.joinedup.invitation.ReachPerson;
import org.joinedup.invitation.ReachPerson.Outcome.Ended;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.invitation.ReachPerson.Outcome.SurveyNotOpen;
import org.joinedup.invitation.ReachPerson.Outcome.Unknown;
import org.joinedup.invitation.SurveyState;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends one message that was taken, if its person may still be written to. */
@Singleton
class SendMessage {
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofMinutes(10);
    private static final int FACTOR = 4;

    private final ReachPerson reachPerson;
    private final StoredPlans plans;
    private final StoredOutbox outbox;
    private final ContinueRoute route;
    private final Carriers carriers;
    private final Clock clock;
    private final Duration firstPause;

    SendMessage(
            ReachPerson reachPerson,
            StoredPlans plans,
            StoredOutbox outbox,
            ContinueRoute route,
            Carriers carriers,
            Clock clock,
            @Value("${joinedup.fieldwork.first-pause:1m}") Duration firstPause) {
        this.reachPerson = reachPerson;
        this.plans = plans;
        this.outbox = outbox;
        this.route = route;
        this.carriers = carriers;
        this.clock = clock;
        this.firstPause = firstPause;
    }

    /**
     * The person's invitation stays locked until it is known what became of the message: an answer
     * was there before, and stops it, or comes after. So a patient's receipt may wait for a
     * provider: Notify has ten seconds to answer, and twice that where it is asked first what
     * became of a message. A mail server has five seconds, or what the settings say, for each of
     * its ten or so replies, so that one which dawdles with them all keeps a receipt for most of a
     * minute; and since they count from the last letter of a reply that came, one which gives
     * replies letter by letter keeps it for longer.
     */
    @Transactional
    void send(Message taken) {
        ReachPerson.Outcome person = reachPerson.reach(taken.invitation());
        Optional<Message> locked = outbox.lock(taken.id(), taken.attempts());
        if (locked.isEmpty()) {
            return;
        }
        Message message = locked.get();
        switch (person) {
            case Reachable reachable -> send(message, reachable);
            case Ended ended -> stop(message, ended.state().code());
            case Unknown ignored -> stop(message, "contact-deleted");
            case SurveyNotOpen notOpen -> notOpen(message, notOpen.state());
        }
    }

    /**
     * After a fault of ours, so that the message is not tried at every turn. It may have left, and
     * stays one that was tried.
     */
    @Transactional
    void putOff(Message taken) {
        outbox.lock(taken.id(), taken.attempts())
                .ifPresent(
                        message ->
                                outbox.retry(
                                        message.id(),
                                        clock.instant().plus(UNTIL_NEXT_LOOK),
                                        "fault"));
    }

    /** What was tried before may have left all the same, and then it was sent. */
    private void stop(Message message, String reason) {
        if (message.attempts() > 1) {
            Step step = plans.find(message.survey()).orElseThrow().steps().get(message.step());
            Carrier carrier = carriers.real(step);
            if (carrier.isReady() && found(carrier, message) instanceof Outcome.Accepted accepted) {
                sent(message, accepted);
                return;
            }
        }
        outbox.end(message.id(), MessageState.STOPPED, reason);
    }

    private void sent(Message message, Outcome.Accepted accepted) {
        outbox.sent(message.id(), accepted.providerId(), accepted.doubt(), clock.instant());
    }

    private void notOpen(Message message, SurveyState state) {
        if (state == SurveyState.CLOSED) {
            stop(message, "survey-closed");
        } else {
            outbox.postpone(
                    message.id(), clock.instant().plus(UNTIL_NEXT_LOOK), "survey-" + state.code());
        }
    }

    private void send(Message message, Reachable person) {
        Plan plan = plans.find(message.survey()).orElseThrow();
        Step step = plan.steps().get(message.step());
        if (!message.channel().reaches(person.contact())) {
            outbox.end(message.id(), MessageState.SKIPPED, "no-contact");
            route.next(message, plan, person);
            return;
        }
        Carrier carrier = carriers.of(step, person.survey());
        if (!carrier.isReady()) {
            outbox.postpone(
                    message.id(), clock.instant().plus(UNTIL_NEXT_LOOK), "channel-not-set-up");
            return;
        }
        switch (tried(carrier, message, step, person)) {
            case Outcome.Accepted accepted -> {
                sent(message, accepted);
                route.next(message, plan, person);
            }
            case Outcome.Later later -> later(message, plan, person, later.reason());
            case Outcome.Never never -> failed(message, plan, person, never.reason());
            case Outcome.NotFound ignored ->
                    throw new IllegalStateException("a message that was sent is not found");
        }
    }

    /** What was tried before may have left: whoever had it is asked first. */
    private static Outcome tried(Carrier carrier, Message message, Step step, Reachable person) {
        Outcome before = message.attempts() > 1 ? found(carrier, message) : new Outcome.NotFound();
        return before instanceof Outcome.NotFound ? carrier.send(message, step, person) : before;
    }

    /** What the provider has told of, it has had. */
    private static Outcome found(Carrier carrier, Message message) {
        return message.delivery().isPresent()
                ? new Outcome.Accepted(message.id().toString())
                : carrier.find(message);
    }

    private void later(Message message, Plan plan, Reachable person, String reason) {
        if (message.attempts() >= MOST_ATTEMPTS) {
            failed(message, plan, person, reason);
        } else {
            Instant next = clock.instant().plus(pause(message.attempts()));
            outbox.retry(message.id(), plan.hours().notBefore(next), reason);
        }
    }

    private void failed(Message message, Plan plan, Reachable person, String reason) {
        outbox.end(message.id(), MessageState.FAILED, reason);
        route.otherwise(message, plan, person);
    }

    /** A minute, 4, 16 and so on. */
    private Duration pause(int attempts) {
        Duration pause = firstPause.multipliedBy((long) Math.pow(FACTOR, attempts - 1.0));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
