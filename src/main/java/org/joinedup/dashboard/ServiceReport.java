package org.joinedup.dashboard;

import org.joinedup.organisation.Service;
import org.joinedup.publication.PublishedIndicator;

import java.util.List;

/**
 * All that a service's page shows of one quarter. The two instruments stand side by side and are
 * never added.
 *
 * @param transition the care-transition measure
 * @param journey the I statements
 * @param trend the earliest quarter first
 */
public record ServiceReport(
        Service service,
        String quarter,
        PublishedIndicator transition,
        PublishedIndicator journey,
        List<QuarterLine> trend) {
    public boolean isSynthetic() {
        return transition.synthetic()
                || journey.synthetic()
                || trend.stream().anyMatch(line -> line.indicator().synthetic());
    }
}
