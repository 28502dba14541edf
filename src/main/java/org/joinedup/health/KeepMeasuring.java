package org.joinedup.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Nullable;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;
import org.joinedup.kernel.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads all measures again and again, each by itself: one that is slow or fails keeps its last
 * number, and makes no other old. Whoever asks is told what was read last, at once: a probe neither
 * waits for a connection nor takes one away.
 */
@Singleton
@Requires(property = "endpoints.health.enabled", value = "true")
class KeepMeasuring implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepMeasuring.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FAILURES = "joinedup.measuring.failures";

    private final Map<String, Watched> watched;

    KeepMeasuring(
            List<Measure> measures,
            MeterRegistry registry,
            @Value("${joinedup.measuring-interval:2s}") Duration interval) {
        this.watched =
                measures.stream()
                        .map(measure -> new Watched(measure, registry, interval))
                        .collect(
                                Collectors.toMap(each -> each.measure.name(), Function.identity()));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        watched.values().forEach(each -> each.loop.start());
    }

    @PreDestroy
    void end() throws InterruptedException {
        for (Watched each : watched.values()) {
            each.loop.end(Duration.ZERO);
        }
        long latest = System.nanoTime() + PATIENCE.toNanos();
        for (Watched each : watched.values()) {
            each.loop.end(Duration.ofNanos(latest - System.nanoTime()));
        }
    }

    /** How long ago it was read; at the start, the time since. */
    Duration age(String name) {
        return Duration.ofNanos(System.nanoTime() - watched.get(name).last.nanos());
    }

    /** Null where it was not read yet. */
    @Nullable
    Long last(String name) {
        return watched.get(name).last.number();
    }

    private record Reading(@Nullable Long number, long nanos) {}

    private static final class Watched {
        private final Measure measure;
        private final Counter failures;
        private final Repeating loop;
        private boolean fails;
        private volatile Reading last = new Reading(null, System.nanoTime());

        Watched(Measure measure, MeterRegistry registry, Duration interval) {
            this.measure = measure;
            this.failures =
                    Counter.builder(FAILURES)
                            .description("How often a measure could not be read")
                            .tag("measure", measure.name())
                            .register(registry);
            this.loop = new Repeating("measuring", interval, this::read, this::failed);
        }

        private void read() {
            last = new Reading(measure.read().getAsLong(), System.nanoTime());
            fails = false;
        }

        /** In the log once, until it goes well again. */
        private void failed(RuntimeException e) {
            failures.increment();
            if (!fails) {
                LOG.warn("{} cannot be measured: {}", measure.name(), e.getClass().getName());
            }
            fails = true;
        }
    }
}
