package org.joinedup.indicator;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.response.CountedResponse;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;

import java.time.temporal.ChronoUnit;

/** The counts of one category of one breakdown. Mutable, not thread-safe. */
abstract sealed class Cell {
    private long syntheticPeople;

    static Cell empty(Breakdown breakdown, int items) {
        return breakdown == Breakdown.ALL
                ? new Whole(new GroupSummary(items))
                : new Part(new BreakdownSummary(items));
    }

    /**
     * Decoded when it is first needed: often only the number of people is.
     *
     * @param counts the bytes of {@link #encode}
     */
    static Cell of(Breakdown breakdown, byte[] counts, long people, long syntheticPeople) {
        Cell cell =
                breakdown == Breakdown.ALL ? new Whole(counts, people) : new Part(counts, people);
        cell.syntheticPeople = syntheticPeople;
        return cell;
    }

    /** Adds a response, or takes an erased one away. */
    final void count(CountedResponse response, byte[] codes, boolean erased) {
        if (erased) {
            remove(response, codes);
        } else {
            add(response, codes);
        }
        if (response.synthetic()) {
            syntheticPeople += erased ? -1 : 1;
        }
    }

    /** Adds the same category of another month. */
    final void merge(Cell other) {
        mergeCounts(other);
        syntheticPeople += other.syntheticPeople;
    }

    /**
     * Takes the same category of fewer people away.
     *
     * @throws IllegalStateException if the other holds more than this; nothing is then changed
     */
    final void subtract(Cell other) {
        if (other.syntheticPeople > syntheticPeople) {
            throw new IllegalStateException("More synthetic people than there are");
        }
        subtractCounts(other);
        syntheticPeople -= other.syntheticPeople;
    }

    final long syntheticPeople() {
        return syntheticPeople;
    }

    abstract long people();

    abstract void add(CountedResponse response, byte[] codes);

    abstract void remove(CountedResponse response, byte[] codes);

    abstract void mergeCounts(Cell other);

    abstract void subtractCounts(Cell other);

    /** Equal counts have equal bytes. */
    abstract byte[] encode();

    /** As it was read. */
    private static final class Stored {
        private static final Stored NOTHING = new Stored(new byte[0], 0);
        private final byte[] counts;
        private final long people;

        Stored(byte[] counts, long people) {
            this.counts = counts;
            this.people = people;
        }
    }

    /** Of everyone. */
    static final class Whole extends Cell {
        private final Stored stored;
        private @Nullable GroupSummary decoded;

        private Whole(GroupSummary summary) {
            this.stored = Stored.NOTHING;
            this.decoded = summary;
        }

        private Whole(byte[] counts, long people) {
            this.stored = new Stored(counts, people);
        }

        GroupSummary summary() {
            if (decoded == null) {
                decoded = GroupSummary.decode(stored.counts);
            }
            return decoded;
        }

        @Override
        long people() {
            return decoded == null ? stored.people : decoded.people();
        }

        @Override
        void add(CountedResponse response, byte[] codes) {
            summary().add(codes, circumstances(response));
        }

        @Override
        void remove(CountedResponse response, byte[] codes) {
            summary().remove(codes, circumstances(response));
        }

        @Override
        void mergeCounts(Cell other) {
            summary().merge(((Whole) other).summary());
        }

        @Override
        void subtractCounts(Cell other) {
            summary().subtract(((Whole) other).summary());
        }

        @Override
        byte[] encode() {
            return summary().encode();
        }

        private static Circumstances circumstances(CountedResponse response) {
            return new Circumstances(
                    response.mode().code(),
                    response.respondent().code(),
                    response.language(),
                    (int)
                            ChronoUnit.DAYS.between(
                                    response.transitionDate(), response.answeredOn()));
        }
    }

    /** Of one category. */
    static final class Part extends Cell {
        private final Stored stored;
        private @Nullable BreakdownSummary decoded;

        private Part(BreakdownSummary summary) {
            this.stored = Stored.NOTHING;
            this.decoded = summary;
        }

        private Part(byte[] counts, long people) {
            this.stored = new Stored(counts, people);
        }

        BreakdownSummary summary() {
            if (decoded == null) {
                decoded = BreakdownSummary.decode(stored.counts);
            }
            return decoded;
        }

        @Override
        long people() {
            return decoded == null ? stored.people : decoded.people();
        }

        @Override
        void add(CountedResponse response, byte[] codes) {
            summary().add(codes);
        }

        @Override
        void remove(CountedResponse response, byte[] codes) {
            summary().remove(codes);
        }

        @Override
        void mergeCounts(Cell other) {
            summary().merge(((Part) other).summary());
        }

        @Override
        void subtractCounts(Cell other) {
            summary().subtract(((Part) other).summary());
        }

        @Override
        byte[] encode() {
            return summary().encode();
        }
    }
}
