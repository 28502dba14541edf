package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Groups;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose figures a caller may ask for, and under which rules. */
@Singleton
class FindSubject {
    private final Services services;
    private final Groups groups;

    FindSubject(Services services, Groups groups) {
        this.services = services;
        this.groups = groups;
    }

    Optional<Subject> service(Caller caller, ServiceId id) {
        return services.findVisible(id, caller).map(Subject::of);
    }

    /** A group is there for whoever sees one of its services, and the nation for everyone. */
    Optional<Subject> group(Caller caller, GroupKind kind, String code) {
        Set<ServiceId> visible = visible(caller);
        return groups.find(kind, code)
                .filter(group -> isThereFor(caller, group, visible))
                .map(Subject::of);
    }

    /** In the order of their kinds. */
    List<Subject> groups(Caller caller) {
        Set<ServiceId> visible = visible(caller);
        return groups.all().stream()
                .filter(group -> isThereFor(caller, group, visible))
                .map(Subject::of)
                .toList();
    }

    private static boolean isThereFor(Caller caller, Group group, Set<ServiceId> visible) {
        return caller.isAdministrator()
                || group.kind() == GroupKind.NATION
                || group.services().stream().map(Service::id).anyMatch(visible::contains);
    }

    /** Exact figures are for those who run all of the services, or this installation. */
    Audience audience(Caller caller, Subject subject) {
        return caller.isAdministrator()
                        || subject.services().stream()
                                .allMatch(service -> caller.belongsTo(service.providerId()))
                ? Audience.PROVIDER
                : Audience.COMMISSIONER;
    }

    /**
     * Whether the subject may be divided by who its people are. What groups within groups, and
     * services within them, would give back together is not yet kept back; so of the groups only
     * that of all of a provider's own services is divided, and for those alone who run them.
     */
    boolean mayDivide(Caller caller, Subject subject) {
        return subject.isService()
                || caller.isAdministrator()
                || (subject.kind().equals(GroupKind.PROVIDER.code())
                        && audience(caller, subject) == Audience.PROVIDER);
    }

    /** The services whose own figures the caller may ask for. */
    Set<ServiceId> visible(Caller caller) {
        return services.idsVisibleTo(caller);
    }
}
