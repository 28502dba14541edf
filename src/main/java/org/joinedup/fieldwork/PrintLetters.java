package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.ReachPerson;
import org.joinedup.invitation.ReachPerson.Outcome.Ended;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.invitation.ReachPerson.Outcome.SurveyNotOpen;
import org.joinedup.invitation.ReachPerson.Outcome.Unknown;
import org.joinedup.kernel.SurveyId;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts the letters that are due into a batch, and tells whom a batch is for as long as it may go.
 */
@Singleton
class PrintLetters {
    /** Some minutes of a printer; the next batch has the others. */
    static final int MOST = 500;

    private final StoredBatches batches;
    private final StoredOutbox outbox;
    private final StoredPlans plans;
    private final ReachPerson reachPerson;
    private final ContinueRoute route;
    private final AuditTrail audit;
    private final Clock clock;

    PrintLetters(
            StoredBatches batches,
            StoredOutbox outbox,
            StoredPlans plans,
            ReachPerson reachPerson,
            ContinueRoute route,
            AuditTrail audit,
            Clock clock) {
        this.batches = batches;
        this.outbox = outbox;
        this.plans = plans;
        this.reachPerson = reachPerson;
        this.route = route;
        this.audit = audit;
        this.clock = clock;
    }

    /** A batch; without letters there is none. */
    record Made(Optional<UUID> batch, int letters) {}

    @Transactional
    Made make(SurveyId survey, Caller caller) {
        List<UUID> due = batches.due(survey, clock.instant(), MOST);
        if (due.isEmpty()) {
            return new Made(Optional.empty(), 0);
        }
        UUID batch = batches.add(survey, caller.name(), clock.instant());
        Plan plan = plans.find(survey).orElseThrow();
        int letters = 0;
        for (UUID id : due) {
            if (put(id, batch, plan)) {
                letters++;
            }
        }
        audit.record(caller.name(), "print-letters", survey.toString(), batch + ": " + letters);
        return new Made(Optional.of(batch), letters);
    }

    private boolean put(UUID id, UUID batch, Plan plan) {
        Message seen = outbox.find(id).orElseThrow();
        ReachPerson.Outcome person = reachPerson.reach(seen.invitation());
        Optional<Message> message = outbox.lock(id, seen.attempts());
        if (message.isEmpty()) {
            return false;
        }
        switch (person) {
            case Reachable reachable when reachable.contact().hasPostalAddress() -> {
                outbox.sent(id, batch.toString(), Optional.empty(), clock.instant());
                batches.put(id, batch);
                route.next(message.get(), plan, reachable);
                return true;
            }
            case Reachable reachable -> {
                outbox.end(id, MessageState.SKIPPED, "no-contact");
                route.next(message.get(), plan, reachable);
            }
            case Ended ended -> outbox.end(id, MessageState.STOPPED, ended.state().code());
            case Unknown ignored -> outbox.end(id, MessageState.STOPPED, "contact-deleted");
            case SurveyNotOpen ignored -> {
                // They stay due, and the controller has said so.
            }
        }
        return false;
    }

    /** For whoever has lost the answer that told of one. */
    List<StoredBatches.Batch> made(SurveyId survey) {
        return batches.of(survey);
    }

    /** Those of a batch to whom a letter may still go. */
    @Transactional
    Optional<List<Reachable>> people(SurveyId survey, UUID batch) {
        if (!batches.exists(batch, survey)) {
            return Optional.empty();
        }
        List<Reachable> people = new ArrayList<>();
        batches.people(batch)
                .forEach(
                        invitation -> {
                            if (reachPerson.reach(invitation) instanceof Reachable reachable) {
                                people.add(reachable);
                            }
                        });
        return Optional.of(people);
    }
}
