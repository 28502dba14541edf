package org.joinedup.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;
import org.reactivestreams.Publisher;

import java.time.Duration;
import java.util.Map;

/**
 * How far folding is behind. It is told and, unless the settings say otherwise, no reason to take a
 * node away: figures that read a long tail are slow but right, folding is the work of all nodes
 * together, so all would go at once, and patients could not answer for the sake of a page of
 * figures.
 */
@Singleton
@Readiness
@Requires(property = "endpoints.health.enabled", value = "true")
class FoldingHealth implements HealthIndicator {
    private final KeepMeasuring measuring;
    private final @Nullable Duration longest;

    /**
     * @param longest from which on the node is not ready; null where none is too long
     */
    FoldingHealth(
            KeepMeasuring measuring,
            @Nullable @Value("${joinedup.longest-folding-lag}") Duration longest) {
        this.measuring = measuring;
        this.longest = longest;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Long lag = measuring.last(Measure.FOLDING_LAG);
        boolean tooLong = longest != null && lag != null && lag > longest.toSeconds();
        return Publishers.just(
                HealthResult.builder("folding")
                        .status(tooLong ? HealthStatus.DOWN : HealthStatus.UP)
                        .details(lag == null ? Map.of() : Map.of("lagSeconds", lag))
                        .build());
    }
}
