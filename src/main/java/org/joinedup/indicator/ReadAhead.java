package org.joinedup.indicator;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Makes things on a thread of its own, hence on a connection of its own, some ahead of who takes
 * them.
 */
final class ReadAhead<T> implements AutoCloseable {
    private static final int AHEAD = 8;

    /** An empty one is the end. */
    private final BlockingQueue<Optional<T>> made = new ArrayBlockingQueue<>(AHEAD);

    private final Thread thread;
    private volatile Throwable failure;

    /**
     * @param making gives all that there is to its argument, one after the other
     */
    ReadAhead(Consumer<Consumer<T>> making) {
        thread = Thread.ofPlatform().name("reading-ahead").start(() -> make(making));
    }

    private void make(Consumer<Consumer<T>> making) {
        try {
            making.accept(thing -> put(Optional.of(thing)));
        } catch (Throwable e) {
            // An error, too: whoever takes would wait for ever.
            failure = e;
        }
        try {
            made.put(Optional.empty());
        } catch (InterruptedException e) {
            // Nobody waits for the end any more.
            Thread.currentThread().interrupt();
        }
    }

    private void put(Optional<T> thing) {
        try {
            made.put(thing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody takes what is read", e);
        }
    }

    /**
     * Takes everything until the end.
     *
     * @throws IllegalStateException with what the making ended with as its cause
     */
    void forEach(Consumer<T> taker) {
        try {
            Optional<T> next = made.take();
            while (next.isPresent()) {
                taker.accept(next.get());
                next = made.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw new IllegalStateException("not all could be read", failure);
        }
    }

    /** Where not everything was taken, the making is broken off at its next thing. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
