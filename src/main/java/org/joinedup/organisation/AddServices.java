package org.joinedup.organisation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates services: all that were asked for, or none. */
@Singleton
public class AddServices {
    private final StoredServices services;
    private final ServiceChecks checks;
    private final StoredOrganisations organisations;
    private final CreationLock lock;
    private final AuditTrail audit;

    AddServices(
            StoredServices services,
            ServiceChecks checks,
            StoredOrganisations organisations,
            CreationLock lock,
            AuditTrail audit) {
        this.services = services;
        this.checks = checks;
        this.organisations = organisations;
        this.lock = lock;
        this.audit = audit;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** In the order asked for. */
        record Added(List<Service> services) implements Outcome {}

        record Refused(List<Fault> faults) implements Outcome {}
    }

    /**
     * @param wanted each with a code that no other of them has; a machine client's organisation
     *     must commission it, since the client could not see it otherwise
     */
    @Transactional
    public Outcome add(List<NewService> wanted, Caller caller) {
        lock.take();
        Map<String, Organisation> referred =
                organisations.withCodes(ServiceChecks.organisationsOf(wanted));
        List<Fault> faults = new ArrayList<>(checks.faults(wanted, referred));
        if (caller.isClient()) {
            faults.addAll(ServiceChecks.notCommissionedBy(caller, wanted, referred));
        }
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        services.add(wanted, referred);
        wanted.forEach(s -> audit.record(caller.name(), "create-service", s.code(), s.provider()));
        List<String> codes = wanted.stream().map(NewService::code).toList();
        Map<String, Service> added =
                services.withCodes(codes).stream()
                        .collect(Collectors.toMap(Service::code, Function.identity()));
        return new Outcome.Added(codes.stream().map(added::get).toList());
    }
}
