package org.joinedup.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;

import java.util.List;

/**
 * Puts all measures among the metrics; once everything is there, for the pool of connections that
 * they are read by is itself measured.
 */
@Singleton
@Requires(property = "endpoints.prometheus.enabled", value = "true")
class ShowMeasures implements ApplicationEventListener<StartupEvent> {
    private final MeterRegistry registry;
    private final List<Measure> measures;
    private final KeepMeasuring measuring;

    ShowMeasures(MeterRegistry registry, List<Measure> measures, KeepMeasuring measuring) {
        this.registry = registry;
        this.measures = measures;
        this.measuring = measuring;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        measures.forEach(
                measure ->
                        Gauge.builder(measure.name(), () -> measuring.last(measure.name()))
                                .description(measure.description())
                                .register(registry));
    }
}
