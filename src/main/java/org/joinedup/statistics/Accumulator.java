package org.joinedup.statistics;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Exact counts of a group of people. Summaries add up in any order and grouping to the same bits,
 * because every cell is an integer.
 *
 * <p>Mutable and not thread-safe. A cell never becomes negative: taking away what was never added
 * is a bug and is refused whole.
 *
 * @param <S> the accumulator itself
 */
public abstract sealed class Accumulator<S extends Accumulator<S>>
        permits ItemCounts, ScoreDistribution, CrossProducts, AnswerPatterns {

    /**
     * More items than any questionnaire here could have; bounds what a damaged encoding can ask
     * for.
     */
    static final int MOST_ITEMS = 200;

    private final int items;
    final long[] cells;

    Accumulator(int items, int cells) {
        this.items = items;
        this.cells = new long[cells];
    }

    static int requireItems(int items) {
        if (items < 1 || items > MOST_ITEMS) {
            throw new IllegalArgumentException(
                    "An instrument has 1 to " + MOST_ITEMS + " items, not " + items);
        }
        return items;
    }

    /** How many items the instrument has. */
    public final int items() {
        return items;
    }

    /**
     * Counts one person.
     *
     * @param codes one answer code per item
     * @throws IllegalArgumentException if the number of answers or a code is wrong; nothing is then
     *     counted
     */
    public final void add(byte[] codes) {
        Codes.require(codes, items);
        count(codes);
    }

    /**
     * Takes one person away again, who leaves no trace.
     *
     * @throws IllegalArgumentException as {@link #add}
     * @throws IllegalStateException if such a person was never counted, as far as the counts can
     *     tell; nothing is then changed
     */
    public final void remove(byte[] codes) {
        S one = empty();
        one.add(codes);
        subtract(one);
    }

    /**
     * @throws IllegalArgumentException if the other counts an instrument with a different number of
     *     items
     */
    public final void merge(S other) {
        requireSameShape(other);
        long[] theirs = other.cells;
        for (int i = 0; i < cells.length; i++) {
            cells[i] += theirs[i];
        }
    }

    /**
     * The inverse of {@link #merge}.
     *
     * @throws IllegalStateException if the other holds more than this; nothing is then changed
     */
    public final void subtract(S other) {
        requireContains(other);
        long[] theirs = other.cells;
        for (int i = 0; i < cells.length; i++) {
            cells[i] -= theirs[i];
        }
    }

    public final S copy() {
        S copy = empty();
        System.arraycopy(cells, 0, copy.cells, 0, cells.length);
        return copy;
    }

    public final boolean isEmpty() {
        return Arrays.stream(cells).allMatch(cell -> cell == 0);
    }

    /**
     * A compact form for storing, the same for equal counts; read back by {@code decode} of the
     * same class.
     */
    public final byte[] encode() {
        Encoder encoder = new Encoder();
        encodeTo(encoder);
        return encoder.toBytes();
    }

    abstract S empty();

    /** Counts answers that were checked. */
    abstract void count(byte[] codes);

    /** Whether {@link #subtract} of the other would be possible. */
    public final boolean contains(S other) {
        requireSameShape(other);
        return IntStream.range(0, cells.length).allMatch(i -> other.cells[i] <= cells[i]);
    }

    final void requireContains(S other) {
        if (!contains(other)) {
            throw new IllegalStateException(
                    "Cannot take away what was never counted: " + getClass().getSimpleName());
        }
    }

    private void requireSameShape(S other) {
        if (other.items() != items) {
            throw new IllegalArgumentException(
                    "Cannot combine counts of " + items + " and of " + other.items() + " items");
        }
    }

    final void encodeTo(Encoder encoder) {
        encoder.number(items);
        encoder.sparse(cells);
    }

    static <S extends Accumulator<S>> S decodeFrom(Decoder decoder, IntFunction<S> create) {
        S decoded = create.apply(requireItems((int) Math.min(Integer.MAX_VALUE, decoder.number())));
        decoder.sparse(decoded.cells);
        return decoded;
    }

    static <S extends Accumulator<S>> S decode(byte[] encoded, IntFunction<S> create) {
        Decoder decoder = new Decoder(encoded);
        S decoded = decodeFrom(decoder, create);
        decoder.requireEnd();
        return decoded;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null
                && other.getClass() == getClass()
                && ((Accumulator<?>) other).items == items
                && Arrays.equals(((Accumulator<?>) other).cells, cells);
    }

    @Override
    public final int hashCode() {
        return 31 * items + Arrays.hashCode(cells);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName()
                + "["
                + items
                + " items, "
                + Arrays.stream(cells).filter(cell -> cell != 0).count()
                + " cells in use]";
    }
}
