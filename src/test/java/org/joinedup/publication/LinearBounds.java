package org.joinedup.publication;

import java.util.Arrays;

/**
 * The least and the most that a sum of unknown counts can be, when some sums of them are known: the
 * simplex method with Bland's rule, for tables of zeros and ones. Several solvers that are held in
 * high esteem gave wrong answers to such tables, in which many vertices coincide.
 */
final class LinearBounds {
    private static final double TINY = 1e-7;

    private final int unknowns;
    private final double[][] table;
    private final int[] basis;
    private int rows;

    /**
     * @param sums of which unknowns each known sum is, by ones
     * @param values of the sums, 0 or more; there are counts of 0 or more that have them
     */
    LinearBounds(double[][] sums, double[] values) {
        this.rows = sums.length;
        this.unknowns = sums[0].length;
        this.table = new double[rows][];
        this.basis = new int[rows];
        for (int row = 0; row < rows; row++) {
            table[row] = Arrays.copyOf(sums[row], unknowns + rows + 1);
            table[row][unknowns + row] = 1;
            table[row][unknowns + rows] = values[row];
            basis[row] = unknowns + row;
        }
        start();
    }

    double least(double[] weights) {
        return -most(Arrays.stream(weights).map(weight -> -weight).toArray());
    }

    /** Infinite where no sum holds it down. */
    double most(double[] weights) {
        return maximise(weights, unknowns);
    }

    /** Finds counts that have the sums, and leaves out the sums that follow from others. */
    private void start() {
        double[] against = new double[unknowns + rows];
        Arrays.fill(against, unknowns, against.length, -1);
        if (maximise(against, against.length) < -TINY) {
            throw new IllegalArgumentException("no counts have these sums");
        }
        for (int row = rows - 1; row >= 0; row--) {
            if (basis[row] >= unknowns) {
                int column = firstIn(row);
                if (column < unknowns) {
                    pivot(row, column);
                } else {
                    rows--;
                    table[row] = table[rows];
                    basis[row] = basis[rows];
                }
            }
        }
    }

    private int firstIn(int row) {
        int column = 0;
        while (column < unknowns && Math.abs(table[row][column]) < TINY) {
            column++;
        }
        return column;
    }

    private double maximise(double[] weights, int columns) {
        int entering = entering(weights, columns);
        while (entering >= 0) {
            int leaving = leaving(entering);
            if (leaving < 0) {
                return Double.POSITIVE_INFINITY;
            }
            pivot(leaving, entering);
            entering = entering(weights, columns);
        }
        double value = 0;
        for (int row = 0; row < rows; row++) {
            value += weights[basis[row]] * last(row);
        }
        return value;
    }

    private int entering(double[] weights, int columns) {
        for (int column = 0; column < columns; column++) {
            double gain = weights[column];
            for (int row = 0; row < rows; row++) {
                gain -= weights[basis[row]] * table[row][column];
            }
            if (gain > TINY) {
                return column;
            }
        }
        return -1;
    }

    private int leaving(int column) {
        int leaving = -1;
        for (int row = 0; row < rows; row++) {
            if (table[row][column] > TINY) {
                double ratio = last(row) / table[row][column];
                double least =
                        leaving < 0
                                ? Double.POSITIVE_INFINITY
                                : last(leaving) / table[leaving][column];
                boolean sooner = leaving >= 0 && basis[row] < basis[leaving];
                if (ratio < least - TINY || (ratio < least + TINY && sooner)) {
                    leaving = row;
                }
            }
        }
        return leaving;
    }

    private void pivot(int row, int column) {
        double[] by = table[row];
        double divisor = by[column];
        for (int i = 0; i < by.length; i++) {
            by[i] /= divisor;
        }
        for (int other = 0; other < rows; other++) {
            double factor = table[other][column];
            if (other != row && Math.abs(factor) > 0) {
                for (int i = 0; i < by.length; i++) {
                    table[other][i] -= factor * by[i];
                }
            }
        }
        basis[row] = column;
    }

    private double last(int row) {
        double[] of = table[row];
        return of[of.length - 1];
    }
}
