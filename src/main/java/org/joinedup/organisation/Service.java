package org.joinedup.organisation;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;

import java.util.List;
import java.util.Optional;

/**
 * A health or care service that is surveyed.
 *
 * @param strategies codes of the integration strategies it uses
 * @param programmes codes of the programmes it is in
 */
public record Service(
        ServiceId id,
        String code,
        String name,
        OrganisationId providerId,
        String providerName,
        String careCluster,
        Optional<String> clientGroup,
        Optional<String> region,
        List<String> strategies,
        List<String> programmes,
        List<OrganisationId> commissioners) {}
