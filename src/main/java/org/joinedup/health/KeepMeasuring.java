package org.joinedup.health;

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
import java.util.TreeMap;

/**
 * Reads all measures again and again, and with them whether the database answers. Whoever asks is
 * told what was read last, at once: a probe neither waits for a connection nor takes one away.
 */
@Singleton
@Requires(property = "endpoints.health.enabled", value = "true")
class KeepMeasuring implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepMeasuring.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Measure> measures;
    private final Repeating loop;
    private boolean fails;
    private volatile Reading last = new Reading(Map.of(), System.nanoTime());

    /** All numbers at one time. */
    private record Reading(Map<String, Long> numbers, long nanos) {}

    KeepMeasuring(
            List<Measure> measures, @Value("${joinedup.measuring-interval:2s}") Duration interval) {
        this.measures = measures;
        this.loop = new Repeating("measuring", interval, this::read, this::failed);
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        loop.start();
    }

    @PreDestroy
    void end() throws InterruptedException {
        loop.end(PATIENCE);
    }

    private void read() {
        Map<String, Long> numbers = new TreeMap<>();
        measures.forEach(measure -> numbers.put(measure.name(), measure.read().getAsLong()));
        last = new Reading(numbers, System.nanoTime());
        fails = false;
    }

    /** Once, until it goes well again. */
    private void failed(RuntimeException e) {
        if (!fails) {
            LOG.warn("Nothing can be measured: {}", e.getClass().getName());
        }
        fails = true;
    }

    /** How long ago the database has answered; at the start, the time since. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - last.nanos());
    }

    /** Null where it was not read yet. */
    @Nullable
    Long last(String name) {
        return last.numbers().get(name);
    }
}
