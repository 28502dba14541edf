package org.joinedup.progress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** Work that has begun, or is about to. */
public final class LongWork {
    private static final Logger LOG = LoggerFactory.getLogger(LongWork.class);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private final WorkKind kind;
    private final Optional<UUID> id;
    private final StoredProgress stored;
    private final Counter counter = new Counter();
    private final CountDownLatch end = new CountDownLatch(1);

    /**
     * @param id of its line in the database, if somebody wants to read it there
     */
    LongWork(WorkKind kind, Optional<UUID> id, StoredProgress stored) {
        this.kind = kind;
        this.id = id;
        this.stored = stored;
    }

    /**
     * Tells every second how far it is, on a thread of its own: what the work itself writes is seen
     * by nobody before its commit.
     *
     * @param act must not be part of a transaction that goes on after it
     * @param succeeded whether what became of it is a success
     */
    public <T> T run(Function<Counter, T> act, Predicate<T> succeeded) {
        Thread telling =
                Thread.ofVirtual().name("progress-" + kind.code()).start(this::tellUntilTheEnd);
        WorkState state = WorkState.FAILED;
        try {
            T result = stored.atLength(() -> act.apply(counter));
            state = succeeded.test(result) ? WorkState.DONE : WorkState.FAILED;
            return result;
        } finally {
            end.countDown();
            await(telling);
            end(state);
        }
    }

    /** No display for what is over in a second. */
    private void tellUntilTheEnd() {
        try {
            if (!end.await(TOLD_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                try (Display display = Display.of(kind)) {
                    do {
                        tell();
                        show(display);
                    } while (!end.await(TOLD_EVERY.toMillis(), TimeUnit.MILLISECONDS));
                    show(display);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A terminal that cannot be written to must not make the work look dead. */
    private void show(Display display) {
        try {
            display.show(counter);
        } catch (RuntimeException e) {
            LOG.warn("Progress could not be shown: {}", e.getClass().getName());
        }
    }

    private void tell() {
        try {
            id.ifPresent(known -> stored.tell(known, counter));
        } catch (RuntimeException e) {
            LOG.warn("Progress could not be told: {}", e.getClass().getName());
        }
    }

    private void end(WorkState state) {
        tell();
        try {
            id.ifPresent(known -> stored.end(known, state));
        } catch (RuntimeException e) {
            // The work is what it is; its line will be seen to stand still.
            LOG.warn("The end of {} could not be told: {}", kind, e.getClass().getName());
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
