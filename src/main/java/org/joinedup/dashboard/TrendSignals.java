package org.joinedup.dashboard;

import org.joinedup.figure.TrendResult.Flag;
import org.joinedup.figure.TrendResult.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts the points that signal into sentences, those that signal together into one. */
final class TrendSignals {
    private TrendSignals() {}

    static List<String> sentences(List<Point> points, Show show) {
        List<String> sentences = new ArrayList<>();
        List<Point> together = new ArrayList<>();
        for (Point point : points) {
            if (!together.isEmpty() && !signalsWith(point, together.getLast())) {
                sentences.add(sentence(together, show));
                together.clear();
            }
            if (point.rule() != null) {
                together.add(point);
            }
        }
        if (!together.isEmpty()) {
            sentences.add(sentence(together, show));
        }
        return sentences;
    }

    private static boolean signalsWith(Point point, Point before) {
        return Objects.equals(point.rule(), before.rule())
                && Objects.equals(point.phase(), before.phase());
    }

    private static String sentence(List<Point> together, Show show) {
        Flag flag = together.getFirst().rule();
        String when = show.months(together.getFirst().from(), together.getLast().to());
        return show.say("dashboard.signal." + flag.rule() + "." + flag.side(), when);
    }
}
