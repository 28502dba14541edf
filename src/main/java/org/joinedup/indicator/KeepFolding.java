package org.joinedup.indicator;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.invitation.CountInvitations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Folds what has come in, again and again, so that the tails stay short. */
@Singleton
class KeepFolding implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepFolding.class);
    private static final Duration LAST_FOLDING = Duration.ofSeconds(10);

    private final FoldResponses foldResponses;
    private final CountInvitations countInvitations;
    private final Duration interval;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("folding").unstarted(this::run);

    KeepFolding(
            FoldResponses foldResponses,
            CountInvitations countInvitations,
            @Value("${joinedup.folding-interval:300ms}") Duration interval) {
        this.foldResponses = foldResponses;
        this.countInvitations = countInvitations;
        this.interval = interval;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        thread.start();
    }

    private void run() {
        try {
            while (!end.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                foldAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void foldAll() {
        try {
            int folded = FoldResponses.MOST;
            while (folded == FoldResponses.MOST && end.getCount() > 0) {
                folded = foldResponses.fold(FoldResponses.MOST);
            }
            countInvitations.fold();
        } catch (RuntimeException e) {
            // Nothing has changed, and the next time does it. The kind says enough: a message might
            // quote what was stored.
            LOG.warn("Folding failed and is tried again: {}", e.getClass().getName());
        }
    }

    /** Lets a folding come to its end while the database is still there. */
    @PreDestroy
    void end() throws InterruptedException {
        end.countDown();
        thread.join(LAST_FOLDING);
    }
}
