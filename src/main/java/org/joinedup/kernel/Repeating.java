package org.joinedup.kernel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does something in the background, again and again. */
public final class Repeating {
    private final Duration pause;
    private final Runnable task;
    private final Consumer<RuntimeException> failed;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name of the thread
     * @param pause before each time
     * @param failed is told what a time ended with; the next does it anew
     */
    public Repeating(
            String name, Duration pause, Runnable task, Consumer<RuntimeException> failed) {
        this.pause = pause;
        this.task = task;
        this.failed = failed;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                once();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            task.run();
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }

    /** A long task looks whether it should come to its end. */
    public boolean isEnding() {
        return end.getCount() == 0;
    }

    /** Waits for what is going on, no longer than so. */
    public void end(Duration patience) throws InterruptedException {
        end.countDown();
        thread.join(patience);
    }
}
