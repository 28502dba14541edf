package org.joinedup.dashboard;

import org.joinedup.publication.PublishedIndicator;

/** Says why nothing is shown, and how many answers more would change that. */
final class NeededWords {
    private NeededWords() {}

    static String of(PublishedIndicator indicator, Show show) {
        if (indicator.moreNeeded() > 0) {
            return show.say("dashboard.needed", indicator.moreNeeded());
        }
        return show.say("dashboard.not-shown", indicator.reason());
    }
}
