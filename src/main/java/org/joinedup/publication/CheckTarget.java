package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.TargetId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a target refers to that is not there, or not the commissioner's. */
@Singleton
class CheckTarget {
    private final Services services;
    private final Instruments instruments;

    CheckTarget(Services services, Instruments instruments) {
        this.services = services;
        this.instruments = instruments;
    }

    /** What the check found. */
    sealed interface Outcome {
        record Fine(Target target) implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}

        /** The caller's organisation commissions no service. */
        record NotACommissioner() implements Outcome {}
    }

    /**
     * @param id of the target that this one replaces, or will have
     * @param commissioner of the target that this one replaces
     */
    Outcome check(
            NewTarget wanted, TargetId id, Optional<OrganisationId> commissioner, Caller caller) {
        List<FieldError> faults = new ArrayList<>();
        Optional<OrganisationId> owner = owner(wanted, commissioner, caller, faults);
        List<Service> commissioned =
                owner.map(known -> commissionedBy(known, caller)).orElse(List.of());
        if (owner.isPresent() && commissioned.isEmpty()) {
            if (!caller.isAdministrator()) {
                return new Outcome.NotACommissioner();
            }
            faults.add(new FieldError("commissioner", "commissions no service"));
        } else if (owner.isPresent()) {
            checkGroup(wanted, owner.get(), commissioned, faults);
        }
        checkMeasure(wanted, faults);
        if (wanted.lastMonth().filter(wanted.firstMonth()::isAfter).isPresent()) {
            faults.add(new FieldError("to", "is before from"));
        }
        return faults.isEmpty()
                ? new Outcome.Fine(target(wanted, id, owner.orElseThrow()))
                : new Outcome.Refused(List.copyOf(faults));
    }

    private Optional<OrganisationId> owner(
            NewTarget wanted,
            Optional<OrganisationId> replaced,
            Caller caller,
            List<FieldError> faults) {
        Optional<OrganisationId> expected = replaced.or(caller::organisation);
        if (wanted.commissioner() == null) {
            if (expected.isEmpty()) {
                faults.add(new FieldError("commissioner", "is required"));
            }
            return expected;
        }
        Optional<OrganisationId> named = services.organisationWithCode(wanted.commissioner());
        if (expected.isPresent() && !expected.equals(named)) {
            faults.add(
                    new FieldError(
                            "commissioner",
                            replaced.isPresent()
                                    ? "cannot be changed"
                                    : "is not your organisation"));
        } else if (named.isEmpty()) {
            faults.add(
                    new FieldError(
                            "commissioner", "there is no such code: " + wanted.commissioner()));
        }
        return expected.isPresent() ? expected : named;
    }

    private List<Service> commissionedBy(OrganisationId commissioner, Caller caller) {
        return services.visibleTo(caller).stream()
                .filter(service -> service.commissioners().contains(commissioner))
                .toList();
    }

    private void checkGroup(
            NewTarget wanted,
            OrganisationId commissioner,
            List<Service> commissioned,
            List<FieldError> faults) {
        CoveredServices covered = new CoveredServices(commissioned, services);
        if (!covered.any(commissioner, wanted.kind(), wanted.code())) {
            faults.add(
                    new FieldError(
                            "code",
                            wanted.kind() == TargetKind.SERVICE
                                    ? "is not the code of a service of the commissioner"
                                    : "no service of the commissioner is in such a group"));
        }
    }

    private void checkMeasure(NewTarget wanted, List<FieldError> faults) {
        List<Instrument> versions =
                instruments.all().stream()
                        .filter(instrument -> instrument.id().code().equals(wanted.instrument()))
                        .toList();
        if (versions.isEmpty()) {
            faults.add(new FieldError("instrument", "is not the code of a released instrument"));
        } else if (wanted.item() != null
                && versions.stream().allMatch(v -> v.indexOf(wanted.item()).isEmpty())) {
            faults.add(new FieldError("item", "is not an item of " + wanted.instrument()));
        }
    }

    private static Target target(NewTarget wanted, TargetId id, OrganisationId commissioner) {
        return new Target(
                id,
                commissioner,
                wanted.kind(),
                wanted.code(),
                wanted.instrument(),
                Optional.ofNullable(wanted.item()),
                wanted.value(),
                wanted.firstMonth(),
                wanted.lastMonth());
    }
}
