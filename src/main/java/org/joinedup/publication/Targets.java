package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.TargetId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The targets that a caller may see: an administrator all; a commissioner's people its own; a
 * provider's people those that cover one of its services.
 */
@Singleton
public class Targets {
    private static final Comparator<Target> NARROWEST_FIRST =
            Comparator.comparing(Target::kind)
                    .thenComparing(Target::code)
                    .thenComparing(target -> target.item().orElse(""))
                    .thenComparing(target -> target.commissioner().value());

    private final StoredTargets targets;
    private final Services services;

    Targets(StoredTargets targets, Services services) {
        this.targets = targets;
        this.services = services;
    }

    /** The oldest first. */
    List<Target> visibleTo(Caller caller) {
        if (caller.isAdministrator()) {
            return targets.all();
        }
        OrganisationId own = caller.organisation().orElseThrow();
        List<Service> provided =
                services.visibleTo(caller).stream()
                        .filter(service -> service.providerId().equals(own))
                        .toList();
        Set<OrganisationId> commissioners =
                provided.stream()
                        .flatMap(service -> service.commissioners().stream())
                        .collect(Collectors.toSet());
        commissioners.add(own);
        CoveredServices covered = new CoveredServices(provided, services);
        return targets.of(commissioners).stream()
                .filter(target -> target.commissioner().equals(own) || covered.any(target))
                .toList();
    }

    Optional<Target> findVisible(TargetId id, Caller caller) {
        return visibleTo(caller).stream().filter(target -> target.id().equals(id)).findFirst();
    }

    /**
     * What is in force in a month for those whose figures the caller asked for.
     *
     * @param instrument code
     */
    List<Target> forSubject(Caller caller, Subject subject, String instrument, YearMonth month) {
        return subject.isService()
                ? forService(caller, subject.services().getFirst(), instrument, month)
                : forGroup(
                        caller,
                        Coded.of(TargetKind.class, subject.kind()),
                        subject.code(),
                        instrument,
                        month);
    }

    /**
     * What is in force in a month for a service: its own targets, and those of groups that it is
     * in, the narrowest first.
     *
     * @param service one that the caller may see
     * @param instrument code
     */
    public List<Target> forService(
            Caller caller, Service service, String instrument, YearMonth month) {
        boolean all = caller.isAdministrator() || caller.belongsTo(service.providerId());
        CoveredServices covered = new CoveredServices(List.of(service), services);
        return inForce(
                targets.of(service.commissioners()),
                instrument,
                month,
                target -> (all || caller.belongsTo(target.commissioner())) && covered.any(target));
    }

    /**
     * What is in force in a month for a group as such, of those that the caller may see.
     *
     * @param instrument code
     */
    public List<Target> forGroup(
            Caller caller, TargetKind kind, String code, String instrument, YearMonth month) {
        return inForce(
                visibleTo(caller),
                instrument,
                month,
                target -> target.kind() == kind && target.code().equals(code));
    }

    /** Of two that are for the same, the one that began later is in force. */
    private static List<Target> inForce(
            Collection<Target> all, String instrument, YearMonth month, Predicate<Target> wanted) {
        record Key(OrganisationId commissioner, TargetKind kind, String code, String item) {}
        Map<Key, Target> latest = new HashMap<>();
        all.stream()
                .filter(target -> target.instrument().equals(instrument))
                .filter(target -> !target.from().isAfter(month))
                .filter(target -> target.to().filter(month::isAfter).isEmpty())
                .filter(wanted)
                .forEach(
                        target ->
                                latest.merge(
                                        new Key(
                                                target.commissioner(),
                                                target.kind(),
                                                target.code(),
                                                target.item().orElse("")),
                                        target,
                                        (one, other) ->
                                                one.from().isAfter(other.from()) ? one : other));
        return latest.values().stream().sorted(NARROWEST_FIRST).toList();
    }
}
