package org.joinedup.publication;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which of several sums may be shown together, so that adding and subtracting them gives
 * back no group that is too small.
 *
 * <p>The people are divided into disjoint parts, and a view is the sum over some parts. Somebody
 * who sees several views can compute every linear combination of them; a group is given away when
 * its own sum is one. The views are taken in their order of importance, and one that would give a
 * small group away is refused. This is secondary suppression in the widest sense: rows, columns,
 * hierarchies and overlapping groups alike.
 *
 * <p>Not thread-safe.
 */
final class Differencing {
    /** Large enough that a combination that vanishes by chance is not to be met with. */
    private static final long PRIME = (1L << 61) - 1;

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
        List<Row> before = rows;
        rows = with(row);
        if (givesAway()) {
            rows = before;
            return false;
        }
        return true;
    }

    private boolean givesAway() {
        return givesAway(new long[weights.length], 0, 0);
    }

    /**
     * A sum of parts that can be computed is the sum of the rows whose first part is one of them.
     * So it is enough to try the sums of rows whose first parts are together too few.
     */
    private boolean givesAway(long[] sum, long weight, int from) {
        for (int i = from; i < rows.size(); i++) {
            Row row = rows.get(i);
            long together = weight + weights[row.first];
            if (together < fewest) {
                long[] more = new long[sum.length];
                Arrays.setAll(more, part -> (sum[part] + row.sum[part]) % PRIME);
                if (isOfFew(more) || givesAway(more, together, i + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSmall(BitSet parts) {
        long weight = parts.stream().mapToLong(part -> weights[part]).sum();
        return weight > 0 && weight < fewest;
    }

    private boolean isOfFew(long[] row) {
        long weight = 0;
        for (int part = 0; part < row.length; part++) {
            if (weights[part] > 0 && row[part] != 0) {
                weight += weights[part];
            }
        }
        return weight > 0 && weight < fewest;
    }

    private List<Row> with(long[] added) {
        long[] sum = added.clone();
        for (Row row : rows) {
            eliminate(sum, row.sum, row.first);
        }
        int first = heaviest(sum);
        if (first == sum.length) {
            return rows;
        }
        scale(sum, inverse(sum[first]));
        List<Row> reduced = new ArrayList<>();
        for (Row row : rows) {
            long[] rest = row.sum.clone();
            eliminate(rest, sum, first);
            reduced.add(new Row(row.first, rest));
        }
        reduced.add(new Row(first, sum));
        return reduced;
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
                row[part] = (row[part] + times(factor, by[part])) % PRIME;
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
