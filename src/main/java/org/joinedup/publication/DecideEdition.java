package org.joinedup.publication;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.EditionId;
import org.joinedup.webhook.Announce;

import java.util.Map;
import java.util.Optional;

/** Publishes a prepared edition, by another person than who prepared it, or discards it. */
@Singleton
public class DecideEdition {
    private final StoredEditions editions;
    private final Announce announce;
    private final SignalTrends signalTrends;
    private final AuditTrail audit;

    DecideEdition(
            StoredEditions editions,
            Announce announce,
            SignalTrends signalTrends,
            AuditTrail audit) {
        this.editions = editions;
        this.announce = announce;
        this.signalTrends = signalTrends;
        this.audit = audit;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Decided(Edition edition) implements Outcome {}

        record NotFound() implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    /** Once more by the same person is answered alike. */
    @Transactional
    public Outcome publish(EditionId id, Caller caller) {
        editions.lock();
        Optional<Edition> found = editions.find(id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        Edition edition = found.get();
        if (isDecidedAlready(edition, EditionState.PUBLISHED, caller)) {
            return new Outcome.Decided(edition);
        }
        if (edition.state() != EditionState.PREPARED) {
            return new Outcome.Refused("the edition is " + edition.state().code());
        }
        if (edition.preparedBy().equals(caller.name())) {
            return new Outcome.Refused("a second person publishes what you have prepared");
        }
        if (editions.isOvertaken(edition)) {
            return new Outcome.Refused(
                    "another edition of the same year was published since; prepare it anew");
        }
        editions.publish(edition, caller.name());
        Edition published = editions.find(id).orElseThrow();
        tell(published);
        signalTrends.signal(published);
        return decided(id, "publish-edition", caller);
    }

    @Transactional
    public Outcome discard(EditionId id, Caller caller) {
        editions.lock();
        Optional<Edition> found = editions.find(id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        if (isDecidedAlready(found.get(), EditionState.DISCARDED, caller)) {
            return new Outcome.Decided(found.get());
        }
        if (found.get().state() != EditionState.PREPARED) {
            return new Outcome.Refused("the edition is " + found.get().state().code());
        }
        editions.discard(found.get(), caller.name());
        return decided(id, "discard-edition", caller);
    }

    private void tell(Edition edition) {
        announce.announce(
                "edition.published",
                Map.of(
                        "edition",
                        edition.id().toString(),
                        "number",
                        edition.number().orElseThrow(),
                        "instrument",
                        edition.instrument().code(),
                        "from",
                        edition.period().from().toString(),
                        "to",
                        edition.period().to().toString(),
                        "correction",
                        edition.corrects().isPresent(),
                        "synthetic",
                        edition.synthetic()));
    }

    private static boolean isDecidedAlready(Edition edition, EditionState state, Caller caller) {
        return edition.state() == state
                && edition.decidedBy().filter(caller.name()::equals).isPresent();
    }

    private Outcome decided(EditionId id, String act, Caller caller) {
        Edition edition = editions.find(id).orElseThrow();
        audit.record(
                caller.name(),
                act,
                id.toString(),
                edition.number().map(number -> "number " + number).orElse(""));
        return new Outcome.Decided(edition);
    }
}
