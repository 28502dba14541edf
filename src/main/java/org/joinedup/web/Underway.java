package org.joinedup.web;

import jakarta.inject.Singleton;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests have arrived whole and are not answered yet. */
@Singleton
class Underway {
    private final AtomicInteger count = new AtomicInteger();

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }
}
