package org.joinedup.organisation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creates providers and commissioners: all that were asked for, or none. */
@Singleton
public class AddOrganisations {
    private final StoredOrganisations organisations;
    private final CreationLock lock;
    private final AuditTrail audit;

    AddOrganisations(StoredOrganisations organisations, CreationLock lock, AuditTrail audit) {
        this.organisations = organisations;
        this.lock = lock;
        this.audit = audit;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** In the order asked for. */
        record Added(List<Organisation> organisations) implements Outcome {}

        record Refused(List<Fault> faults) implements Outcome {}
    }

    /**
     * @param wanted each with a code that no other of them has
     */
    @Transactional
    public Outcome add(List<NewOrganisation> wanted, String actor) {
        lock.take();
        List<String> codes = wanted.stream().map(NewOrganisation::code).toList();
        Map<String, Organisation> known = organisations.withCodes(codes);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (known.containsKey(codes.get(i))) {
                faults.add(Fault.exists(i));
            }
        }
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        organisations.add(wanted);
        wanted.forEach(o -> audit.record(actor, "create-organisation", o.code(), o.kind().code()));
        Map<String, Organisation> added = organisations.withCodes(codes);
        return new Outcome.Added(codes.stream().map(added::get).toList());
    }
}
