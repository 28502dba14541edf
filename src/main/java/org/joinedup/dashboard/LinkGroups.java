package org.joinedup.dashboard;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Groups;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds the provider and the programmes of services that a caller sees. */
@Singleton
class LinkGroups {
    private static final Set<GroupKind> KINDS = EnumSet.of(GroupKind.PROVIDER, GroupKind.PROGRAMME);

    private final Groups groups;
    private final Services services;

    LinkGroups(Groups groups, Services services) {
        this.groups = groups;
        this.services = services;
    }

    /** Of one service; none that the caller does not see. */
    List<GroupLink> of(Caller caller, ServiceId id) {
        return services.idsVisibleTo(caller).contains(id) ? having(Set.of(id)) : List.of();
    }

    List<GroupLink> of(Caller caller) {
        return having(services.idsVisibleTo(caller));
    }

    private List<GroupLink> having(Set<ServiceId> some) {
        return groups.all().stream()
                .filter(group -> KINDS.contains(group.kind()))
                .filter(group -> has(group, some))
                .map(
                        group ->
                                new GroupLink(
                                        group.kind(),
                                        group.name(),
                                        GroupLink.path(group.kind(), group.code())))
                .toList();
    }

    private static boolean has(Group group, Set<ServiceId> some) {
        return group.services().stream().map(Service::id).anyMatch(some::contains);
    }
}
