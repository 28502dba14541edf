package org.joinedup.webhook;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delivers again and again, on every node. */
@Singleton
class KeepDelivering implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepDelivering.class);
    private static final Duration LAST_DELIVERY = Duration.ofSeconds(20);

    private final DeliverMessages deliverMessages;
    private final Duration interval;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("webhooks").unstarted(this::run);

    KeepDelivering(
            DeliverMessages deliverMessages,
            @Value("${joinedup.webhooks.interval:2s}") Duration interval) {
        this.deliverMessages = deliverMessages;
        this.interval = interval;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        thread.start();
    }

    private void run() {
        try {
            while (!end.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                deliverAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverAll() {
        try {
            int due = DeliverMessages.AT_ONCE;
            while (due == DeliverMessages.AT_ONCE && end.getCount() > 0) {
                due = deliverMessages.deliver();
            }
        } catch (RuntimeException e) {
            // The messages are still there, and the next time sends them.
            LOG.warn("Webhooks failed and are tried again: {}", e.getClass().getName());
        }
    }

    @PreDestroy
    void end() throws InterruptedException {
        end.countDown();
        thread.join(LAST_DELIVERY);
    }
}
