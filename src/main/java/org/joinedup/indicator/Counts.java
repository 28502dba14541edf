package org.joinedup.indicator;

import org.joinedup.response.CountedResponse;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.GroupSummary;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some people's answers to one instrument, counted: together, and by every breakdown. Mutable, not
 * thread-safe.
 */
public final class Counts {
    private final int items;
    private final Map<Breakdown, SortedMap<String, Cell>> cells = new EnumMap<>(Breakdown.class);

    /**
     * @param items how many the instrument has
     */
    public Counts(int items) {
        this.items = items;
    }

    /** Reads the counts of one category as {@link #forEach} tells them. */
    public interface Reader {
        void read(
                Breakdown breakdown,
                String category,
                long people,
                long syntheticPeople,
                byte[] counts);
    }

    public long people() {
        Cell everyone = category(Breakdown.ALL, "");
        return everyone == null ? 0 : everyone.people();
    }

    public boolean synthetic() {
        Cell everyone = category(Breakdown.ALL, "");
        return everyone != null && everyone.syntheticPeople() > 0;
    }

    /** Of everyone; a copy. */
    public GroupSummary whole() {
        GroupSummary whole = new GroupSummary(items);
        if (category(Breakdown.ALL, "") instanceof Cell.Whole everyone) {
            whole.merge(everyone.summary());
        }
        return whole;
    }

    /**
     * Copies, by category, without those that nobody is in.
     *
     * @throws IllegalArgumentException for {@link Breakdown#ALL}
     */
    public SortedMap<String, BreakdownSummary> parts(Breakdown breakdown) {
        if (breakdown == Breakdown.ALL) {
            throw new IllegalArgumentException("not a breakdown");
        }
        SortedMap<String, BreakdownSummary> parts = new TreeMap<>();
        categories(breakdown)
                .forEach(
                        (category, cell) -> {
                            if (cell instanceof Cell.Part part && cell.people() > 0) {
                                BreakdownSummary copy = new BreakdownSummary(items);
                                copy.merge(part.summary());
                                parts.put(category, copy);
                            }
                        });
        return parts;
    }

    public void merge(Counts other) {
        other.cells.keySet().forEach(breakdown -> merge(other, breakdown));
    }

    /** Adds one way of dividing the others' people alone. */
    public void merge(Counts other, Breakdown breakdown) {
        other.categories(breakdown)
                .forEach((category, cell) -> cell(breakdown, category).merge(cell));
    }

    /** How many people are in each category. */
    public Map<String, Long> people(Breakdown breakdown) {
        Map<String, Long> people = new TreeMap<>();
        categories(breakdown).forEach((category, cell) -> people.put(category, cell.people()));
        people.values().removeIf(count -> count == 0);
        return people;
    }

    /**
     * What these people are without others, of whom each is among them.
     *
     * @throws IllegalStateException if not all of the others are, as far as the counts can tell
     */
    public Counts without(Counts others) {
        Counts rest = new Counts(items);
        rest.merge(this);
        others.cells.forEach(
                (breakdown, categories) ->
                        categories.forEach(
                                (category, cell) -> rest.cell(breakdown, category).subtract(cell)));
        return rest;
    }

    /** Every category that somebody is in, for storing. */
    public void forEach(Reader reader) {
        cells.forEach(
                (breakdown, categories) ->
                        categories.forEach(
                                (category, cell) -> {
                                    if (cell.people() > 0) {
                                        reader.read(
                                                breakdown,
                                                category,
                                                cell.people(),
                                                cell.syntheticPeople(),
                                                cell.encode());
                                    }
                                }));
    }

    /** Adds what {@link #forEach} told. */
    public void add(
            Breakdown breakdown,
            String category,
            long people,
            long syntheticPeople,
            byte[] counts) {
        add(breakdown, category, Cell.of(breakdown, counts, people, syntheticPeople));
    }

    /**
     * @param more taken over
     */
    void add(Breakdown breakdown, String category, Cell more) {
        Map<String, Cell> categories = cells.computeIfAbsent(breakdown, b -> new TreeMap<>());
        Cell present = categories.putIfAbsent(category, more);
        if (present != null) {
            present.merge(more);
        }
    }

    void count(CountedResponse response, byte[] codes, boolean erased) {
        for (Breakdown breakdown : Breakdown.values()) {
            breakdown
                    .categoryOf(response)
                    .ifPresent(
                            category -> cell(breakdown, category).count(response, codes, erased));
        }
    }

    private Cell cell(Breakdown breakdown, String category) {
        return cells.computeIfAbsent(breakdown, b -> new TreeMap<>())
                .computeIfAbsent(category, c -> Cell.empty(breakdown, items));
    }

    private Cell category(Breakdown breakdown, String category) {
        return categories(breakdown).get(category);
    }

    private SortedMap<String, Cell> categories(Breakdown breakdown) {
        return cells.getOrDefault(breakdown, Collections.emptySortedMap());
    }

    @Override
    public String toString() {
        return "Counts[" + people() + " people]";
    }
}
