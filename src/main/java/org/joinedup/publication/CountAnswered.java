package org.joinedup.publication;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.ItemCounts;
import org.joinedup.statistics.ScoreDistribution;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many people have a score, and an answer to each item, in each cell: fewer than responded, and
 * of a metric only they count. Mutable, not thread-safe.
 */
final class CountAnswered {
    private final Instrument instrument;
    private final List<Breakdown> breakdowns;
    private final Map<String, Map<Cell, long[]>> cells = new LinkedHashMap<>();

    CountAnswered(Instrument instrument, Collection<Breakdown> breakdowns) {
        this.instrument = instrument;
        this.breakdowns = List.copyOf(breakdowns);
        cells.put("", new LinkedHashMap<>());
        breakdowns.forEach(breakdown -> cells.put(breakdown.code(), new LinkedHashMap<>()));
    }

    void add(ShownMonth month) {
        month.tiers().forEach((tier, people) -> add(month, tier, people));
    }

    private void add(ShownMonth month, Tier tier, Counts people) {
        Cell everyone = new Cell(month.service(), month.month(), tier, "");
        var whole = people.whole();
        long[] all = answered(whole.items(), whole.scores());
        cells.get("").put(everyone, all);
        for (Breakdown breakdown : breakdowns) {
            long[] rest = all.clone();
            Map<Cell, long[]> of = cells.get(breakdown.code());
            people.parts(breakdown)
                    .forEach(
                            (category, part) -> {
                                long[] answered = answered(part.items(), part.scores());
                                of.put(everyone.in(category), answered);
                                for (int i = 0; i < rest.length; i++) {
                                    rest[i] -= answered[i];
                                }
                            });
            of.put(everyone.in(PlanRelease.NONE), rest);
        }
    }

    /** First those with a score, then those with an answer to each item. */
    private long[] answered(ItemCounts items, ScoreDistribution scores) {
        long[] answered = new long[1 + instrument.items().size()];
        answered[0] = scores.atLeast(instrument.minimumAnswered());
        for (int item = 0; item < answered.length - 1; item++) {
            answered[1 + item] = items.answered(item);
        }
        return answered;
    }

    /**
     * By breakdown, that of everyone the empty one.
     *
     * @param position of the item, or 0 for the score
     */
    Map<String, Map<Cell, Long>> of(int position) {
        Map<String, Map<Cell, Long>> people = new LinkedHashMap<>();
        cells.forEach(
                (breakdown, of) -> {
                    Map<Cell, Long> counts = new HashMap<>();
                    of.forEach((cell, answered) -> counts.put(cell, answered[position]));
                    people.put(breakdown, counts);
                });
        return people;
    }
}
