package org.joinedup.response;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Does together what several callers wish at about the same time: whatever comes while one lot is
 * being done makes up the next. Who comes alone waits for nobody.
 */
final class Gathering<W> {
    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final Function<List<W>, List<W>> work;
    private final int most;
    private final Semaphore atOnce;
    private final Duration patience;
    private final ConcurrentLinkedQueue<Waiting<W>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param work does of a lot what it returns; where it throws, nothing
     * @param most wishes in a lot
     * @param atOnce lots
     * @param patience for a place in a lot
     */
    Gathering(Function<List<W>, List<W>> work, int most, int atOnce, Duration patience) {
        this.patience = patience;
        this.work = work;
        this.most = most;
        this.atOnce = new Semaphore(atOnce);
    }

    private record Waiting<W>(W wish, CompletableFuture<Boolean> done) {}

    /**
     * Returns once the lot of the wish has ended.
     *
     * @return false where nothing was done
     */
    boolean join(W wish) {
        Waiting<W> own = new Waiting<>(wish, new CompletableFuture<>());
        waiting.add(own);
        work();
        try {
            return own.done().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Who is in a lot already must know what becomes of it.
            return !waiting.remove(own) && own.done().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many are in no lot yet. */
    int waiting() {
        return waiting.size();
    }

    /** Whoever waits has come either before a worker looked again, or finds a place for one. */
    private void work() {
        if (!waiting.isEmpty() && atOnce.tryAcquire()) {
            try {
                Thread.startVirtualThread(this::workToTheEnd);
            } catch (OutOfMemoryError e) {
                atOnce.release();
                throw e;
            }
        }
    }

    private void workToTheEnd() {
        try {
            for (List<Waiting<W>> lot = next(); !lot.isEmpty(); lot = next()) {
                does(lot);
            }
        } finally {
            atOnce.release();
            work();
        }
    }

    private List<Waiting<W>> next() {
        List<Waiting<W>> lot = new ArrayList<>();
        while (lot.size() < most) {
            Optional<Waiting<W>> next = Optional.ofNullable(waiting.poll());
            if (next.isEmpty()) {
                return lot;
            }
            lot.add(next.get());
        }
        return lot;
    }

    /** Whatever goes wrong, everybody of the lot is told; what it was, each who tries it alone. */
    private void does(List<Waiting<W>> lot) {
        Set<W> done = Collections.newSetFromMap(new IdentityHashMap<>());
        try {
            done.addAll(work.apply(lot.stream().map(Waiting::wish).toList()));
        } catch (RuntimeException e) {
            LOG.debug("a lot of {} was not done: {}", lot.size(), e.getClass().getName());
        } finally {
            for (Waiting<W> each : lot) {
                each.done().complete(done.contains(each.wish()));
            }
        }
    }
}
