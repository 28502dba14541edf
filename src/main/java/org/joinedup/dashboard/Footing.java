package org.joinedup.dashboard;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.publication.PublishedIndicator;

/** What stands below every chart: how many people, whose figures, which source, as of when. */
final class Footing {
    private Footing() {}

    static String of(PublishedIndicator indicator, @Nullable Long people, Show show) {
        return of(indicator, indicator.from(), indicator.to(), people, show);
    }

    /**
     * @param from first month, where that is not the indicator's own
     */
    static String of(
            PublishedIndicator indicator,
            String from,
            String to,
            @Nullable Long people,
            Show show) {
        String source =
                show.say(
                        "dashboard.chart.source",
                        indicator.subject().name(),
                        indicator.instrument().title(),
                        show.months(from, to),
                        show.moment(indicator.asOf()));
        String synthetic = indicator.synthetic() ? " " + show.say("dashboard.chart.synthetic") : "";
        return (people == null ? "" : show.say("dashboard.chart.people", people) + " ")
                + source
                + synthetic;
    }
}
