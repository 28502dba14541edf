package org.joinedup.publication;

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
                Optional.ofNullable(of.isShown() ? figure.reason() : of.reason()),
                Observation.Standing.NONE);
    }
}
