package org.joinedup.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.StartupEvent;

import org.joinedup.kernel.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

@Timeout(60)
class KeepMeasuringTest {
    private static final int MEASURES = 4;

    @Test
    void however_many_measures_hang_a_node_that_stops_waits_for_all_of_them_together()
            throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(MEASURES);
        CountDownLatch never = new CountDownLatch(1);
        List<Measure> measures =
                IntStream.range(0, MEASURES)
                        .mapToObj(
                                i ->
                                        new Measure(
                                                "joinedup.hangs." + i,
                                                "",
                                                () -> hang(hanging, never)))
                        .toList();
        KeepMeasuring measuring =
                new KeepMeasuring(measures, new SimpleMeterRegistry(), Duration.ofMillis(10));
        try (ApplicationContext context = ApplicationContext.builder().build()) {
            measuring.onApplicationEvent(new StartupEvent(context));
            hanging.await();

            long start = System.nanoTime();
            measuring.end();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(9));
        } finally {
            never.countDown();
        }
    }

    private static long hang(CountDownLatch hanging, CountDownLatch never) {
        hanging.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
