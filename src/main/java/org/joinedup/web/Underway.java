package org.joinedup.web;

import jakarta.inject.Singleton;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests have arrived whole and are not answered yet, and how many bytes of bodies have
 * arrived of whatever is not answered yet.
 */
@Singleton
class Underway {
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }

    void take(long more) {
        bytes.addAndGet(more);
    }

    void giveBack(long some) {
        bytes.addAndGet(-some);
    }

    long bytes() {
        return bytes.get();
    }
}
