package org.joinedup.publication;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some services, and which of them a target covers. Lives no longer than one request. */
final class CoveredServices {
    private final List<Service> some;
    private final Services services;
    private final Map<OrganisationId, String> providers = new HashMap<>();

    CoveredServices(List<Service> some, Services services) {
        this.some = some;
        this.services = services;
    }

    boolean any(Target target) {
        return any(target.commissioner(), target.kind(), target.code());
    }

    /** Of a group, a commissioner's target covers the services that it commissions. */
    boolean any(OrganisationId commissioner, TargetKind kind, String code) {
        return some.stream()
                .filter(service -> service.commissioners().contains(commissioner))
                .anyMatch(service -> kind.holds(service, providerOf(service), code));
    }

    private String providerOf(Service service) {
        return providers.computeIfAbsent(
                service.providerId(), id -> services.codeOfOrganisation(id).orElseThrow());
    }
}
