package org.joinedup.indicator;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.invitation.CountInvitations;
import org.joinedup.kernel.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** Folds what has come in, again and again, so that the tails stay short. */
@Singleton
class KeepFolding implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepFolding.class);
    private static final Duration LAST_FOLDING = Duration.ofSeconds(10);

    private final FoldResponses foldResponses;
    private final CountInvitations countInvitations;
    private final Repeating folding;

    KeepFolding(
            FoldResponses foldResponses,
            CountInvitations countInvitations,
            @Value("${joinedup.folding-interval:300ms}") Duration interval) {
        this.foldResponses = foldResponses;
        this.countInvitations = countInvitations;
        // The kind of a failure says enough: a message might quote what was stored.
        this.folding =
                new Repeating(
                        "folding",
                        interval,
                        this::foldAll,
                        e ->
                                LOG.warn(
                                        "Folding failed and is tried again: {}",
                                        e.getClass().getName()));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        folding.start();
    }

    private void foldAll() {
        int folded = FoldResponses.MOST;
        while (folded == FoldResponses.MOST && !folding.isEnding()) {
            folded = foldResponses.fold(FoldResponses.MOST);
        }
        countInvitations.fold();
    }

    /** Lets a folding come to its end while the database is still there. */
    @PreDestroy
    void end() throws InterruptedException {
        folding.end(LAST_FOLDING);
    }
}
