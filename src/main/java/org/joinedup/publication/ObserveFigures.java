package org.joinedup.publication;

import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.figure.Measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the figures of one service or group into lines, one for each metric. */
final class ObserveFigures {
    private ObserveFigures() {}

    static List<Observation> observe(PublishedIndicator of) {
        List<Observation> lines = new ArrayList<>();
        if (of.score() == null) {
            lines.add(line(of, Measure.MEAN_SCORE, of.responseRate().withheld()));
            return lines;
        }
        lines.add(line(of, Measure.MEAN_SCORE, of.score().mean()));
        for (ItemResult item : of.items()) {
            lines.add(line(of, item.item(), item.agree()));
        }
        if (of.breakdown() == null) {
            lines.add(line(of, MetricKind.OF_RESPONSES, of.responseRate()));
        }
        return lines;
    }

    private static Observation line(PublishedIndicator of, String metric, Figure figure) {
        Observation.Value value =
                figure.value() == null
                        ? Observation.Value.NONE
                        : new Observation.Value(
                                figure.numerator(),
                                figure.n(),
                                figure.value(),
                                figure.lower(),
                                figure.upper());
        return new Observation(
                0,
                new Observation.About(
                        of.subject().kind(),
                        of.subject().code(),
                        of.subject().name(),
                        metric,
                        of.breakdown() == null ? "" : of.breakdown(),
                        of.category() == null ? "" : of.category()),
                value,
                figure.symbol(),
                reason(of, MetricKind.of(metric), figure),
                Observation.Standing.NONE);
    }

    private static Optional<String> reason(PublishedIndicator of, MetricKind kind, Figure figure) {
        if (!of.isShown()) {
            return Optional.ofNullable(of.reason());
        }
        return figure.symbol().equals(Figure.CONFIDENTIAL)
                ? Optional.of(smallCounts(kind, of.disclosure()))
                : Optional.ofNullable(figure.reason());
    }

    /**
     * All that it may be, in one sentence: the exact cause would tell of a category that all its
     * people said the same.
     */
    private static String smallCounts(MetricKind kind, DisclosureRules rules) {
        int fewest = rules.fewestShownTo(Audience.COMMISSIONER);
        int small = rules.smallestCount();
        return switch (kind) {
            case MEAN_SCORE -> "fewer than %d people have a score".formatted(fewest);
            case AGREE ->
                    ("fewer than %d people answered the statement, or fewer than %d of them agreed,"
                                    + " or fewer than %d did not")
                            .formatted(fewest, small, small);
            case RESPONSE_RATE ->
                    "fewer than %d of those invited answered, or fewer than %d did not"
                            .formatted(small, small);
        };
    }
}
