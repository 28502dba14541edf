package org.joinedup.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * Does together what several callers wish at about the same time: whatever comes while one lot is
 * being done makes up the next. Who comes alone waits for nobody.
 */
final class Gathering<W> {
    private final Predicate<List<W>> work;
    private final int most;
    private final Semaphore atOnce;
    private final ConcurrentLinkedQueue<Waiting<W>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param work does all of a lot, or, where it returns false or throws, nothing of it
     * @param most wishes in a lot
     * @param atOnce lots
     */
    Gathering(Predicate<List<W>> work, int most, int atOnce) {
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
        return own.done().join();
    }

    /** How many are in no lot yet. */
    int waiting() {
        return waiting.size();
    }

    /** Whoever waits has come either before a worker looked again, or finds a place for one. */
    private void work() {
        if (!waiting.isEmpty() && atOnce.tryAcquire()) {
            Thread.startVirtualThread(
                    () -> {
                        try {
                            for (List<Waiting<W>> lot = next(); !lot.isEmpty(); lot = next()) {
                                end(lot, does(lot));
                            }
                        } finally {
                            atOnce.release();
                        }
                        work();
                    });
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

    private boolean does(List<Waiting<W>> lot) {
        try {
            return work.test(lot.stream().map(Waiting::wish).toList());
        } catch (RuntimeException e) {
            // What is wrong is told to each who tries it alone.
            return false;
        }
    }

    private static <W> void end(List<Waiting<W>> lot, boolean done) {
        lot.forEach(each -> each.done().complete(done));
    }
}
