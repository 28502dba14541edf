package org.joinedup.publication;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How often each part is in a combination of views, modulo a large prime, so that elimination is
 * exact. Immutable; only the parts that are in it are kept.
 */
final class SparseSum {
    /** Large enough that a combination that vanishes by chance is not to be met with. */
    private static final long PRIME = (1L << 61) - 1;

    private final int[] parts;
    private final long[] times;

    private SparseSum(int[] parts, long[] times) {
        this.parts = parts;
        this.times = times;
    }

    /**
     * @param parts each once, ascending
     */
    static SparseSum of(int[] parts) {
        long[] ones = new long[parts.length];
        Arrays.fill(ones, 1);
        return new SparseSum(parts.clone(), ones);
    }

    boolean isEmpty() {
        return parts.length == 0;
    }

    /** How many different parts are in it. */
    int size() {
        return parts.length;
    }

    /** The part that is the index-th in ascending order. */
    int part(int index) {
        return parts[index];
    }

    boolean has(int part) {
        return Arrays.binarySearch(parts, part) >= 0;
    }

    SparseSum plus(SparseSum other) {
        return plus(other, 1);
    }

    SparseSum minus(SparseSum other) {
        return plus(other, PRIME - 1);
    }

    /**
     * Without a part, by taking off what contains it.
     *
     * @param by has the part once
     */
    SparseSum without(int part, SparseSum by) {
        int index = Arrays.binarySearch(parts, part);
        return index < 0 ? this : plus(by, PRIME - times[index]);
    }

    /** So that it has the part, which is in it, once. */
    SparseSum scaledTo(int part) {
        long factor =
                BigInteger.valueOf(times[Arrays.binarySearch(parts, part)])
                        .modInverse(BigInteger.valueOf(PRIME))
                        .longValueExact();
        long[] scaled = new long[times.length];
        Arrays.setAll(scaled, index -> product(times[index], factor));
        return new SparseSum(parts, scaled);
    }

    private SparseSum plus(SparseSum other, long factor) {
        int[] merged = new int[parts.length + other.parts.length];
        long[] sums = new long[merged.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < parts.length || theirs < other.parts.length) {
            int left = mine < parts.length ? parts[mine] : Integer.MAX_VALUE;
            int right = theirs < other.parts.length ? other.parts[theirs] : Integer.MAX_VALUE;
            long sum = left <= right ? times[mine++] : 0;
            if (right <= left) {
                sum = modulo(sum + product(other.times[theirs++], factor));
            }
            if (sum != 0) {
                merged[size] = Math.min(left, right);
                sums[size++] = sum;
            }
        }
        return new SparseSum(Arrays.copyOf(merged, size), Arrays.copyOf(sums, size));
    }

    /** Of a number below twice the prime. */
    private static long modulo(long number) {
        return number >= PRIME ? number - PRIME : number;
    }

    /** Of 61-bit numbers modulo 2^61 − 1. */
    private static long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        long sum = (low & PRIME) + (low >>> 61) + (high << 3);
        sum = (sum & PRIME) + (sum >>> 61);
        return modulo(sum);
    }
}
