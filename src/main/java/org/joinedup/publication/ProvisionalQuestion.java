package org.joinedup.publication;

import org.joinedup.access.Caller;
import org.joinedup.figure.Measure;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Observations.Filter;
import org.joinedup.publication.ObserveProvisional.Line;
import org.joinedup.questionnaire.Instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sound question for provisional lines.
 *
 * @param metrics in the order in which a subject has them
 */
record ProvisionalQuestion(
        Caller caller, Instrument instrument, Period period, Filter filter, List<String> metrics) {
    static ProvisionalQuestion of(
            Caller caller, Instrument instrument, Period period, Filter filter) {
        List<String> metrics = new ArrayList<>(List.of(Measure.MEAN_SCORE));
        instrument.items().forEach(item -> metrics.add(item.linkId()));
        metrics.add(MetricKind.OF_RESPONSES);
        return new ProvisionalQuestion(caller, instrument, period, filter, List.copyOf(metrics));
    }

    boolean isWanted(Subject subject) {
        return filter.level().filter(level -> !level.equals(subject.kind())).isEmpty()
                && filter.code().filter(code -> !code.equals(subject.code())).isEmpty();
    }

    boolean isWanted(Line line) {
        Observation of = line.observation();
        return filter.metric().filter(m -> !m.equals(of.about().metric())).isEmpty()
                && filter.symbol().filter(s -> !s.equals(of.symbol())).isEmpty();
    }

    /** Of the subject in which the portion before ended, not all lines are left. */
    boolean isBehind(Line line, Optional<String> after) {
        String of = line.observation().about().level() + "/" + line.observation().about().code();
        return after.filter(place -> place.startsWith(of + "/"))
                .map(place -> place.substring(of.length() + 1))
                .filter(metrics::contains)
                .map(metric -> indexOf(line) > metrics.indexOf(metric))
                .orElse(true);
    }

    private int indexOf(Line line) {
        return metrics.indexOf(line.observation().about().metric());
    }

    boolean isIn(Subject subject, String place) {
        return metrics.stream().anyMatch(metric -> place.equals(place(subject, metric)));
    }

    String end(Subject subject) {
        return place(subject, metrics.getLast());
    }

    private static String place(Subject subject, String metric) {
        return String.join("/", subject.kind(), subject.code(), metric);
    }
}
