package org.joinedup.benchmark;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** How long one thing took, again and again, in nanoseconds. */
final class Timing {
    private static final double MILLISECOND = 1e6;

    private final long[] sorted;

    private Timing(long[] sorted) {
        this.sorted = sorted;
    }

    /** The first runs warm up and are not counted. */
    static Timing of(int warmUp, int runs, Callable<?> act) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            act.call();
        }
        long[] times = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            act.call();
            times[i] = System.nanoTime() - start;
        }
        return of(times);
    }

    /** Of times in nanoseconds. */
    static Timing of(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return new Timing(sorted);
    }

    static double median(double... values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    double median() {
        return at(0.5);
    }

    double p99() {
        return at(0.99);
    }

    /** In milliseconds. */
    private double at(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))]
                / MILLISECOND;
    }
}
