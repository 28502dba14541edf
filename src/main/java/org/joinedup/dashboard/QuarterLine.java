package org.joinedup.dashboard;

import org.joinedup.publication.PublishedIndicator;

/** One quarter of a trend. */
public record QuarterLine(
        String name, String path, boolean current, PublishedIndicator indicator) {}
