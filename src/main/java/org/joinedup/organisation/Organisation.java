package org.joinedup.organisation;

import org.joinedup.kernel.OrganisationId;

import java.util.Optional;

/** A provider or a commissioner of care. */
public record Organisation(
        OrganisationId id,
        String code,
        String name,
        OrganisationKind kind,
        Optional<String> region) {}
