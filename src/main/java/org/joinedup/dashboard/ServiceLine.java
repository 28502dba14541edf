package org.joinedup.dashboard;

import org.joinedup.publication.PublishedIndicator;

/** One service in the list, with its care-transition score of the quarter. */
public record ServiceLine(
        String path, String name, String provider, PublishedIndicator indicator) {}
