package org.joinedup.publication;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Decides which of several sums may be shown together, so that adding and subtracting them gives
 * back no group that is too small.
 *
 * <p>The people are divided into disjoint parts, and a view is the sum over some parts. Somebody
 * who sees several views can compute every linear combination of them; a group is given away when
 * its own sum is one. The views are taken in their order of importance, and one that would give a
 * small group away is refused. This is secondary suppression over rows, columns, hierarchies and
 * overlapping groups alike.
 *
 * <p>Every plain sum of parts that is too small is found. Of the combinations in which people are
 * also subtracted from each other, such as those of one part less those of another, only the
 * differences of two rows of the reduced views are tried; others may go unnoticed.
 *
 * <p>The search is given up after {@value #MOST_SUMS} sums for one view, and the view is then
 * refused, though it might have given nobody away.
 *
 * <p>Not thread-safe.
 */
final class Differencing {
    /** Large enough that a combination that vanishes by chance is not to be met with. */
    private static final long PRIME = (1L << 61) - 1;

    /** Some milliseconds of work; without a bound it would grow with the power of the rows. */
    static final int MOST_SUMS = 20_000;

    private final long[] weights;
    private final long fewest;

    /** A combination of views. */
    private static final class Row {
        /** A part that is in it once, and in no other row. */
        private final int first;

        private final long[] sum;

        Row(int first, long[] sum) {
            this.first = first;
            this.sum = sum;
        }
    }

    private List<Row> rows = List.of();

    /**
     * @param weights how many people (or organisations) are in each part, 0 or more
     * @param fewest what may be known of a group that has at least this weight, or none
     */
    Differencing(long[] weights, long fewest) {
        this.weights = weights.clone();
        this.fewest = fewest;
    }

    /**
     * @param view the parts that it is the sum of
     * @return whether it may be shown beside all that were admitted before
     */
    boolean admit(BitSet view) {
        if (isSmall(view)) {
            return false;
        }
        long[] row = new long[weights.length];
        view.stream().forEach(part -> row[part] = 1);
        Reduced reduced = with(row);
        if (new Search(reduced).givesAway()) {
            return false;
        }
        rows = reduced.rows();
        return true;
    }

    /**
     * @param changed how many of the rows, from the first on, were not there before
     */
    private record Reduced(List<Row> rows, int changed) {}

    /**
     * A sum of parts that can be computed is the sum of the rows whose first part is one of them.
     * So it is enough to try the sums of rows whose first parts are together too few; and of them
     * those with a changed row, for the others were tried before.
     */
    private final class Search {
        private final List<Row> candidates;
        private final int changed;
        private final long lightest;
        private int tried;

        Search(Reduced reduced) {
            this.candidates = reduced.rows();
            this.changed = reduced.changed();
            this.lightest =
                    candidates.stream().mapToLong(row -> weights[row.first]).min().orElse(fewest);
        }

        boolean givesAway() {
            for (int i = 0; i < changed; i++) {
                Row row = candidates.get(i);
                if (weights[row.first] < fewest
                        && (isOfFew(part -> row.sum[part])
                                || isLessAnotherOfFew(row, i + 1)
                                || givesAway(row.sum, weights[row.first], i + 1))) {
                    return true;
                }
            }
            return false;
        }

        private boolean isLessAnotherOfFew(Row row, int from) {
            for (Row other : candidates.subList(from, candidates.size())) {
                if (weights[row.first] + weights[other.first] < fewest
                        && (isSpent() || isOfFew(part -> row.sum[part] - other.sum[part]))) {
                    return true;
                }
            }
            return false;
        }

        private boolean givesAway(long[] sum, long weight, int from) {
            for (int i = from; i < candidates.size(); i++) {
                Row row = candidates.get(i);
                long together = weight + weights[row.first];
                if (together < fewest
                        && (isSpent()
                                || isOfFew(part -> modulo(sum[part] + row.sum[part]))
                                || (together + lightest < fewest
                                        && givesAway(sum(sum, row.sum), together, i + 1)))) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSpent() {
            return ++tried > MOST_SUMS;
        }
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = new long[a.length];
        Arrays.setAll(sum, part -> modulo(a[part] + b[part]));
        return sum;
    }

    /** Of a number below twice the prime. */
    private static long modulo(long number) {
        return number >= PRIME ? number - PRIME : number;
    }

    private boolean isSmall(BitSet parts) {
        long weight = parts.stream().mapToLong(part -> weights[part]).sum();
        return weight > 0 && weight < fewest;
    }

    private boolean isOfFew(IntToLongFunction row) {
        long weight = 0;
        for (int part = 0; part < weights.length; part++) {
            if (weights[part] > 0 && row.applyAsLong(part) != 0) {
                weight += weights[part];
                if (weight >= fewest) {
                    return false;
                }
            }
        }
        return weight > 0;
    }

    private Reduced with(long[] added) {
        long[] sum = added.clone();
        for (Row row : rows) {
            eliminate(sum, row.sum, row.first);
        }
        int first = heaviest(sum);
        if (first == sum.length) {
            return new Reduced(rows, 0);
        }
        scale(sum, inverse(sum[first]));
        List<Row> reduced = new ArrayList<>();
        List<Row> unchanged = new ArrayList<>();
        reduced.add(new Row(first, sum));
        for (Row row : rows) {
            if (row.sum[first] == 0) {
                unchanged.add(row);
            } else {
                long[] rest = row.sum.clone();
                eliminate(rest, sum, first);
                reduced.add(new Row(row.first, rest));
            }
        }
        int changed = reduced.size();
        reduced.addAll(unchanged);
        return new Reduced(reduced, changed);
    }

    /**
     * Parts without people are left out of account: nothing is known or unknown of them.
     *
     * @return the number of parts where there is none
     */
    private int heaviest(long[] row) {
        int heaviest = row.length;
        for (int part = 0; part < row.length; part++) {
            boolean counts = row[part] != 0 && weights[part] > 0;
            if (counts && (heaviest == row.length || weights[part] > weights[heaviest])) {
                heaviest = part;
            }
        }
        return heaviest;
    }

    private static void eliminate(long[] row, long[] by, int pivot) {
        if (row[pivot] == 0) {
            return;
        }
        long factor = PRIME - row[pivot];
        for (int part = 0; part < row.length; part++) {
            if (by[part] != 0) {
                row[part] = modulo(row[part] + times(factor, by[part]));
            }
        }
    }

    private static void scale(long[] row, long factor) {
        for (int part = 0; part < row.length; part++) {
            row[part] = times(row[part], factor);
        }
    }

    /** Products of 61-bit numbers modulo 2^61 − 1. */
    private static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        long sum = (low & PRIME) + (low >>> 61) + (high << 3);
        sum = (sum & PRIME) + (sum >>> 61);
        return sum >= PRIME ? sum - PRIME : sum;
    }

    private static long inverse(long value) {
        return BigInteger.valueOf(value).modInverse(BigInteger.valueOf(PRIME)).longValueExact();
    }
}
