package org.joinedup.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Tells the log the head of the audit trail while it moves: a log that is kept elsewhere shows when
 * the end of the trail was cut off, or the whole written anew.
 */
@Singleton
class KeepAuditHead implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAuditHead.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AuditTrail audit;
    private final VerifyAudit verify;
    private final Repeating loop;
    private String told = "";

    KeepAuditHead(
            AuditTrail audit,
            VerifyAudit verify,
            @Value("${joinedup.audit-head-interval:1h}") Duration interval) {
        this.audit = audit;
        this.verify = verify;
        this.loop =
                new Repeating(
                        "audit-head",
                        interval,
                        this::tell,
                        failure -> LOG.warn("the head of the audit trail is not known", failure));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        loop.start();
    }

    @PreDestroy
    void end() throws InterruptedException {
        loop.end(PATIENCE);
    }

    private void tell() {
        audit.chainWaiting();
        verify.head()
                .filter(head -> !head.equals(told))
                .ifPresent(
                        head -> {
                            told = head;
                            LOG.info("audit trail: head {}", head);
                        });
    }
}
