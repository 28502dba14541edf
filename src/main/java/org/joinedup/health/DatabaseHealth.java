package org.joinedup.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
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
 * Whether the database has answered of late. Not whether it does this moment: a node whose pool is
 * busy answers 503 by itself, and to take it away would load the others more. It is down when three
 * tries in a row have found no connection, each some time after the one before.
 */
@Singleton
@Readiness
@Requires(property = "endpoints.health.enabled", value = "true")
class DatabaseHealth implements HealthIndicator {
    private static final int TRIES = 3;
    private static final Duration LAST_TRY_ENDS = Duration.ofMillis(500);

    private final KeepMeasuring measuring;
    private final Duration longest;

    DatabaseHealth(
            KeepMeasuring measuring,
            @Value("${joinedup.measuring-interval:2s}") Duration interval,
            @Value("${datasources.default.connection-timeout}") long connectionMillis) {
        this.measuring = measuring;
        this.longest =
                interval.plusMillis(connectionMillis).multipliedBy(TRIES).plus(LAST_TRY_ENDS);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Duration age = measuring.age(Measure.DATABASE_ANSWER);
        return Publishers.just(
                HealthResult.builder("database")
                        .status(age.compareTo(longest) > 0 ? HealthStatus.DOWN : HealthStatus.UP)
                        .details(Map.of("answeredSecondsAgo", age.toSeconds()))
                        .build());
    }
}
