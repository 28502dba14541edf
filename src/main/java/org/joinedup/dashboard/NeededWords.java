package org.joinedup.dashboard;

import org.joinedup.kernel.Period;
import org.joinedup.publication.PublishedIndicator;

import java.time.YearMonth;

/** Says why nothing is shown, and how many answers more would change that. */
public final class NeededWords {
    private NeededWords() {}

    public static String of(PublishedIndicator indicator, Show show) {
        if (indicator.moreNeeded() == 0) {
            return show.say("dashboard.not-shown", indicator.reason());
        }
        return isOver(indicator, show)
                ? show.say("dashboard.too-few", indicator.disclosure().minimumPeople())
                : show.say("dashboard.needed", indicator.moreNeeded());
    }

    /** In a few words. */
    public static String brief(PublishedIndicator indicator, Show show) {
        return show.say(
                "dashboard.needed-short", isOver(indicator, show) ? 0 : indicator.moreNeeded());
    }

    /** Whether no answers are awaited that could still make them enough. */
    private static boolean isOver(PublishedIndicator indicator, Show show) {
        Period period =
                new Period(YearMonth.parse(indicator.from()), YearMonth.parse(indicator.to()));
        return indicator.disclosure().isSettled(period, show.today());
    }
}
