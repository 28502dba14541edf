package org.joinedup.dashboard;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.figure.ComparisonResult.Position;
import org.joinedup.figure.TrendResult;
import org.joinedup.publication.PublishedIndicator;

/**
 * One service in the list, with its care-transition score of the period.
 *
 * @param position absent where the score is kept back or there is no benchmark
 */
public record ServiceLine(
        String path,
        String name,
        String provider,
        PublishedIndicator indicator,
        TrendResult trend,
        Sparkline sparkline,
        @Nullable Position position) {}
