package org.joinedup.statistics;

/**
 * Sums and sums of products of the items, over people who answered every item: all that alpha and
 * the item-rest correlations need.
 *
 * <p>Exact up to 700 million complete questionnaires; beyond, n² · 16 no longer fits a long and the
 * figures fail with an {@link ArithmeticException}.
 */
public final class CrossProducts extends Accumulator<CrossProducts> {

    private final int products;

    /**
     * @param items 1 to 200
     */
    public CrossProducts(int items) {
        super(requireItems(items), 1 + items + items * (items + 1) / 2);
        products = 1 + items;
    }

    public static CrossProducts decode(byte[] encoded) {
        return decode(encoded, CrossProducts::new);
    }

    @Override
    CrossProducts empty() {
        return new CrossProducts(items());
    }

    @Override
    void count(byte[] codes) {
        if (!Codes.complete(codes)) {
            return;
        }
        cells[0]++;
        int at = products;
        for (int i = 0; i < codes.length; i++) {
            long answer = codes[i];
            cells[1 + i] += answer;
            for (int j = 0; j <= i; j++) {
                cells[at++] += answer * codes[j];
            }
        }
    }

    /** How many complete questionnaires were counted. */
    public long n() {
        return cells[0];
    }

    /** The sum of the answers (1 to 4) to an item, counted from 0. */
    public long sum(int item) {
        return cells[1 + item];
    }

    /** The sum of the products of the answers to two items, counted from 0. */
    public long product(int item, int other) {
        int high = Math.max(item, other);
        return cells[products + high * (high + 1) / 2 + Math.min(item, other)];
    }

    /**
     * The same people's sums of some of the items, as of the CTM-3 within the CTM-15.
     *
     * @param chosen items counted from 0
     */
    public CrossProducts select(int... chosen) {
        CrossProducts selected = new CrossProducts(chosen.length);
        selected.cells[0] = n();
        int at = selected.products;
        for (int i = 0; i < chosen.length; i++) {
            selected.cells[1 + i] = sum(chosen[i]);
            for (int j = 0; j <= i; j++) {
                selected.cells[at++] = product(chosen[i], chosen[j]);
            }
        }
        return selected;
    }

    /** n² times the covariance with denominator n, as an exact integer. */
    long scaledCovariance(int item, int other) {
        return Math.subtractExact(
                Math.multiplyExact(n(), product(item, other)),
                Math.multiplyExact(sum(item), sum(other)));
    }
}
