package org.joinedup.webhook;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** Delivers again and again, on every node. */
@Singleton
class KeepDelivering implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepDelivering.class);
    private static final Duration LAST_DELIVERY = Duration.ofSeconds(20);

    private final DeliverMessages deliverMessages;
    private final Repeating delivering;

    KeepDelivering(
            DeliverMessages deliverMessages,
            @Value("${joinedup.webhooks.interval:2s}") Duration interval) {
        this.deliverMessages = deliverMessages;
        this.delivering =
                new Repeating(
                        "webhooks",
                        interval,
                        this::deliverAll,
                        e ->
                                LOG.warn(
                                        "Webhooks failed and are tried again: {}",
                                        e.getClass().getName()));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        delivering.start();
    }

    private void deliverAll() {
        int due = DeliverMessages.AT_ONCE;
        while (due == DeliverMessages.AT_ONCE && !delivering.isEnding()) {
            due = deliverMessages.deliver();
        }
    }

    @PreDestroy
    void end() throws InterruptedException {
        delivering.end(LAST_DELIVERY);
    }
}
