package org.joinedup.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

/**
 * Keeps requests that the service makes itself out of the metrics: they are told by their path,
 * which may hold an id or a key of somebody else's.
 */
@Singleton
@Requires(property = "endpoints.prometheus.enabled", value = "true")
class NotOfClients implements MeterFilter {
    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return id.getName().startsWith("http.client")
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }
}
