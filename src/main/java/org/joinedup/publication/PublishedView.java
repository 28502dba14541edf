package org.joinedup.publication;

import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;

import java.util.Set;

/**
 * A figure that an edition has published, or that was shown live, with the services that it was of
 * then.
 *
 * @param metric empty for all
 * @param breakdown empty for everyone together
 * @param category of the breakdown, else empty
 */
record PublishedView(
        String metric,
        String level,
        String code,
        Set<ServiceId> services,
        Period period,
        String breakdown,
        String category) {

    boolean isOf(String code) {
        return metric.isEmpty() || metric.equals(code);
    }

    PlanRelease.View view() {
        return new PlanRelease.View(
                level, code, services, period, category.isEmpty() ? Set.of() : Set.of(category));
    }
}
