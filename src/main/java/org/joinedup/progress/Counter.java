package org.joinedup.progress;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what is done, for others to see meanwhile. */
public final class Counter {
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    /** To be called when it is known how much there is. */
    public void total(long all) {
        total.set(all);
    }

    public void add(long more) {
        done.addAndGet(more);
    }

    long done() {
        return done.get();
    }

    /** 0 while it is not known. */
    long total() {
        return total.get();
    }

    int percent() {
        return Work.percent(done(), total());
    }
}
