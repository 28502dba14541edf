package org.joinedup.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import java.time.Duration;
import java.util.Map;

/**
 * Whether the database has answered of late. Not whether it does this moment: a node whose pool is
 * busy answers 503 by itself, and to take it away would load the others more.
 */
@Singleton
@Readiness
@Requires(property = "endpoints.health.enabled", value = "true")
class DatabaseHealth implements HealthIndicator {
    private final KeepMeasuring measuring;
    private final Duration longest;

    /**
     * @param longest without an answer; three tries for a connection, each of three seconds
     */
    DatabaseHealth(
            KeepMeasuring measuring,
            @Value("${joinedup.longest-without-database:10s}") Duration longest) {
        this.measuring = measuring;
        this.longest = longest;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Duration age = measuring.age();
        return Publishers.just(
                HealthResult.builder("database")
                        .status(age.compareTo(longest) > 0 ? HealthStatus.DOWN : HealthStatus.UP)
                        .details(Map.of("answeredSecondsAgo", age.toSeconds()))
                        .build());
    }
}
