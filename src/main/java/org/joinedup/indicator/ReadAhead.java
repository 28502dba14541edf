package org.joinedup.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Reads on a thread of its own, hence on a connection of its own, some portions ahead of who takes
 * what is read.
 */
final class ReadAhead<T> implements AutoCloseable {
    private static final int PORTION = 500;
    private static final int PORTIONS = 8;

    private final BlockingQueue<List<T>> portions = new ArrayBlockingQueue<>(PORTIONS);
    private final Thread thread;
    private List<T> portion = new ArrayList<>(PORTION);
    private volatile RuntimeException failure;

    /**
     * @param reading gives all that there is to its argument, one after the other
     */
    ReadAhead(Consumer<Consumer<T>> reading) {
        thread = Thread.ofPlatform().name("reading-ahead").start(() -> read(reading));
    }

    private void read(Consumer<Consumer<T>> reading) {
        try {
            reading.accept(this::add);
            send();
        } catch (RuntimeException e) {
            failure = e;
        }
        try {
            // Nothing more: an empty portion.
            portions.put(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(T read) {
        portion.add(read);
        if (portion.size() == PORTION) {
            send();
        }
    }

    private void send() {
        if (portion.isEmpty()) {
            return;
        }
        try {
            portions.put(portion);
            portion = new ArrayList<>(PORTION);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody takes what is read", e);
        }
    }

    /**
     * Takes everything until the end.
     *
     * @throws RuntimeException what the reading ended with
     */
    void forEach(Consumer<T> taker) {
        try {
            for (List<T> next = portions.take(); !next.isEmpty(); next = portions.take()) {
                next.forEach(taker);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Where not everything was taken, the reading is broken off at its next row. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
