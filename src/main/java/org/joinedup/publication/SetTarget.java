package org.joinedup.publication;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.TargetId;
import org.joinedup.web.Problem.FieldError;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sets, replaces and withdraws targets. The same once more changes nothing. */
@Singleton
class SetTarget {
    private static final TargetId NOT_YET = new TargetId(new UUID(0, 0));

    private final StoredTargets stored;
    private final Targets targets;
    private final CheckTarget check;
    private final AuditTrail audit;

    SetTarget(StoredTargets stored, Targets targets, CheckTarget check, AuditTrail audit) {
        this.stored = stored;
        this.targets = targets;
        this.check = check;
        this.audit = audit;
    }

    /** What became of it. */
    sealed interface Outcome {
        record Stands(Target target) implements Outcome {}

        record Withdrawn() implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}

        /** Another value stands for the same from the same month. */
        record Exists() implements Outcome {}

        record NotACommissioner() implements Outcome {}

        record NotFound() implements Outcome {}

        /** The caller may see it, and no more. */
        record NotYours() implements Outcome {}
    }

    @Transactional
    Outcome set(NewTarget wanted, Caller caller) {
        stored.lock();
        return switch (check.check(wanted, NOT_YET, Optional.empty(), caller)) {
            case CheckTarget.Outcome.Fine fine -> add(fine.target(), caller);
            case CheckTarget.Outcome.Refused refused -> new Outcome.Refused(refused.faults());
            case CheckTarget.Outcome.NotACommissioner ignored -> new Outcome.NotACommissioner();
        };
    }

    private Outcome add(Target wanted, Caller caller) {
        Optional<Target> twin = stored.twinOf(wanted);
        if (twin.isPresent()) {
            return wanted.isSameAs(twin.get())
                    ? new Outcome.Stands(twin.get())
                    : new Outcome.Exists();
        }
        TargetId id = stored.add(wanted);
        audit.record(caller.name(), "set-target", id.toString(), words(wanted));
        return new Outcome.Stands(stored.find(id).orElseThrow());
    }

    @Transactional
    Outcome replace(TargetId id, NewTarget wanted, Caller caller) {
        stored.lock();
        Optional<Target> present = targets.findVisible(id, caller);
        if (present.isEmpty()) {
            return new Outcome.NotFound();
        }
        OrganisationId commissioner = present.get().commissioner();
        if (!mayChange(commissioner, caller)) {
            return new Outcome.NotYours();
        }
        return switch (check.check(wanted, id, Optional.of(commissioner), caller)) {
            case CheckTarget.Outcome.Fine fine -> replace(present.get(), fine.target(), caller);
            case CheckTarget.Outcome.Refused refused -> new Outcome.Refused(refused.faults());
            case CheckTarget.Outcome.NotACommissioner ignored -> new Outcome.NotACommissioner();
        };
    }

    private Outcome replace(Target present, Target wanted, Caller caller) {
        if (wanted.isSameAs(present)) {
            return new Outcome.Stands(present);
        }
        if (stored.twinOf(wanted).filter(twin -> !twin.id().equals(present.id())).isPresent()) {
            return new Outcome.Exists();
        }
        stored.replace(wanted);
        audit.record(
                caller.name(),
                "replace-target",
                present.id().toString(),
                words(present) + " by " + words(wanted));
        return new Outcome.Stands(stored.find(present.id()).orElseThrow());
    }

    /** One that is withdrawn already is withdrawn again, for the answer may have been lost. */
    @Transactional
    Outcome withdraw(TargetId id, Caller caller) {
        stored.lock();
        Optional<OrganisationId> commissioner = stored.commissionerOf(id);
        if (commissioner.isEmpty() || !mayChange(commissioner.get(), caller)) {
            return targets.findVisible(id, caller).isPresent()
                    ? new Outcome.NotYours()
                    : new Outcome.NotFound();
        }
        if (stored.withdraw(id)) {
            audit.record(caller.name(), "withdraw-target", id.toString(), "");
        }
        return new Outcome.Withdrawn();
    }

    private static boolean mayChange(OrganisationId commissioner, Caller caller) {
        return caller.isAdministrator() || caller.belongsTo(commissioner);
    }

    private static String words(Target target) {
        return "%s %s, %s %s, from %s to %s: %s"
                .formatted(
                        target.kind().code(),
                        target.code(),
                        target.instrument(),
                        target.item().orElse("mean score"),
                        target.from(),
                        target.to().map(Object::toString).orElse("open"),
                        target.value().toPlainString());
    }
}
