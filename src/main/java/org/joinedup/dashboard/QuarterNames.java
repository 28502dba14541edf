package org.joinedup.dashboard;

import org.joinedup.kernel.Period;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.Quarters;

import java.time.YearMonth;

/** Names the quarter of a figure. */
final class QuarterNames {
    private QuarterNames() {}

    static String of(PublishedIndicator indicator) {
        return Quarters.name(
                new Period(YearMonth.parse(indicator.from()), YearMonth.parse(indicator.to())));
    }
}
