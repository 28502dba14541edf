package org.joinedup.indicator;

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
     * @param counts the bytes of {@link #encode}
     */
    static Cell of(Breakdown breakdown, byte[] counts, long syntheticPeople) {
        Cell cell =
                breakdown == Breakdown.ALL
                        ? new Whole(GroupSummary.decode(counts))
                        : new Part(BreakdownSummary.decode(counts));
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

    /** Of everyone. */
    static final class Whole extends Cell {
        private final GroupSummary summary;

        private Whole(GroupSummary summary) {
            this.summary = summary;
        }

        GroupSummary summary() {
            return summary;
        }

        @Override
        long people() {
            return summary.people();
        }

        @Override
        void add(CountedResponse response, byte[] codes) {
            summary.add(codes, circumstances(response));
        }

        @Override
        void remove(CountedResponse response, byte[] codes) {
            summary.remove(codes, circumstances(response));
        }

        @Override
        void mergeCounts(Cell other) {
            summary.merge(((Whole) other).summary);
        }

        @Override
        void subtractCounts(Cell other) {
            summary.subtract(((Whole) other).summary);
        }

        @Override
        byte[] encode() {
            return summary.encode();
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
        private final BreakdownSummary summary;

        private Part(BreakdownSummary summary) {
            this.summary = summary;
        }

        BreakdownSummary summary() {
            return summary;
        }

        @Override
        long people() {
            return summary.people();
        }

        @Override
        void add(CountedResponse response, byte[] codes) {
            summary.add(codes);
        }

        @Override
        void remove(CountedResponse response, byte[] codes) {
            summary.remove(codes);
        }

        @Override
        void mergeCounts(Cell other) {
            summary.merge(((Part) other).summary);
        }

        @Override
        void subtractCounts(Cell other) {
            summary.subtract(((Part) other).summary);
        }

        @Override
        byte[] encode() {
            return summary.encode();
        }
    }
}
