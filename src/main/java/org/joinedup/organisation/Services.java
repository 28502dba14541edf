package org.joinedup.organisation;

import org.joinedup.access.Caller;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The services, for reading. What a caller may not see does not exist for that caller. */
public interface Services {
    Optional<Service> find(ServiceId id);

    Optional<Service> withCode(String code);

    /** Of all there are. */
    Set<ServiceId> ids();

    Set<ServiceId> idsVisibleTo(Caller caller);

    /** In the order of their codes. */
    List<Service> visibleTo(Caller caller);

    Optional<Service> findVisible(ServiceId id, Caller caller);

    /** The organisation's id and name, by its code. */
    Optional<OrganisationId> organisationWithCode(String code);

    Optional<String> codeOfOrganisation(OrganisationId id);
}
