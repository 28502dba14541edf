package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.figure.HandoverResult.Destination;
import org.joinedup.figure.HandoverResult.Handover;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BoundedMean;
import org.joinedup.statistics.BreakdownSummary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists where a service hands its people over to, the weakest first. */
public final class DescribeHandovers {
    private static final Comparator<Handover> WEAKEST_FIRST =
            Comparator.comparing(
                            (Handover handover) -> handover.mean().value(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(handover -> !handover.symbol().isEmpty())
                    .thenComparing(handover -> handover.destination().code());

    private DescribeHandovers() {}

    /**
     * @param people who went there; null where they are kept back
     * @param symbol of what is kept back, or empty
     */
    public record Part(Destination destination, @Nullable BreakdownSummary people, String symbol) {
        public static Part shown(Destination destination, BreakdownSummary people) {
            return new Part(destination, people, "");
        }

        public static Part keptBack(Destination destination, String symbol) {
            return new Part(destination, null, symbol);
        }
    }

    public static HandoverResult describe(
            List<Part> parts, Instrument instrument, Showing showing) {
        List<String> rules = new ArrayList<>();
        rules.add(
                "The people of different destinations differ; the scores are not adjusted for that,"
                        + " and where intervals overlap the order can be chance.");
        rules.add("People of whom no destination is recorded are in none of them.");
        Measure.score(instrument).note().ifPresent(rules::add);
        return new HandoverResult(
                parts.stream()
                        .map(part -> handover(part, instrument, showing))
                        .sorted(WEAKEST_FIRST)
                        .toList(),
                rules);
    }

    private static Handover handover(Part part, Instrument instrument, Showing showing) {
        BreakdownSummary people = part.people();
        if (people == null) {
            Figure nothing = Figure.keptBack(Figure.POINTS, Describe.PERSONS, part.symbol());
            return new Handover(part.destination(), null, part.symbol(), nothing);
        }
        Figure mean =
                showing.of(
                        Figure.ofMean(
                                BoundedMean.onScale(
                                        people.scores().scores(instrument.minimumAnswered()),
                                        LEVEL),
                                Describe.PERSONS));
        boolean keptBack = mean.symbol().equals(Figure.CONFIDENTIAL);
        return new Handover(
                part.destination(),
                showing.people(people.people()),
                keptBack ? Figure.CONFIDENTIAL : "",
                mean);
    }
}
