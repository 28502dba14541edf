package org.joinedup.figure;

import org.joinedup.figure.ComparisonResult.Position;
import org.joinedup.figure.ComparisonResult.Separation;
import org.joinedup.statistics.Band;
import org.joinedup.statistics.BetweenServices;
import org.joinedup.statistics.Comparison;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Interval;
import org.joinedup.statistics.Reason;

import java.util.Optional;

/**
 * Where one service lies against the benchmark, and whether that may be said.
 *
 * @param between over the services that set the benchmark
 */
record Placing(
        Compare.Peer own,
        Comparison comparison,
        Estimate<BetweenServices> between,
        Showing showing) {
    private static final String EXPECTED =
            "z = (score - centre) / sqrt(s² + between variance); expected: centre ± 1.96 such"
                    + " standard errors, held to 0-100";
    private static final String ICC =
            "ICC(1), one-way analysis of variance; reliability = n ICC / (1 + (n - 1) ICC)";

    Position position() {
        Estimate<Comparison.Position> placed = placed();
        Optional<Interval> expected = placed.map(Comparison.Position::expected).toOptional();
        Optional<String> why = whyNoBand(placed);
        Comparison.Position banded = why.isEmpty() ? placed.get() : null;
        return new Position(
                expected.map(range -> onScale(range.lower())).orElse(null),
                expected.map(range -> onScale(range.upper())).orElse(null),
                banded == null ? null : Double.valueOf(Showing.sharedRatio(banded.z())),
                banded == null ? null : TrendWords.code(banded.band()),
                banded == null ? "no band" : words(banded.band()),
                why.orElse(null),
                EXPECTED);
    }

    private Estimate<Comparison.Position> placed() {
        if (own.scores().n() < showing.fewest()) {
            return Estimate.undefined(Reason.TOO_FEW);
        }
        return comparison.placements().stream()
                .filter(each -> each.score().service().equals(own.service().toString()))
                .findFirst()
                .map(Comparison.Placement::position)
                .orElse(Estimate.undefined(Reason.NO_DATA));
    }

    private Optional<String> whyNoBand(Estimate<Comparison.Position> placed) {
        int minimum = showing.rules().reliablePeople();
        if (own.scores().n() < minimum) {
            return Optional.of("fewer than " + minimum + " people with a score");
        }
        if (!placed.isKnown()) {
            return placed.whyUndefined().map(Figure::words);
        }
        if (reliability().filter(known -> known >= BetweenServices.COMPARABLE).isEmpty()) {
            return Optional.of(
                    "the reliability of the score is below %.2f"
                            .formatted(BetweenServices.COMPARABLE));
        }
        return Optional.empty();
    }

    private Optional<Double> reliability() {
        return between.map(known -> known.reliability(own.scores().n())).toOptional();
    }

    private static String words(Band band) {
        return switch (band) {
            case WITHIN -> "within what is expected of a service with as many answers";
            case ABOVE -> "above what is expected (beyond 1.96 standard errors)";
            case BELOW -> "below what is expected (beyond 1.96 standard errors)";
            case FAR_ABOVE -> "far above what is expected (beyond 3.09 standard errors)";
            case FAR_BELOW -> "far below what is expected (beyond 3.09 standard errors)";
        };
    }

    private static double onScale(double number) {
        return Showing.shared(Math.clamp(number, 0, 100));
    }

    Separation separation() {
        Estimate<Long> needed =
                between.flatMap(known -> known.completesNeeded(BetweenServices.COMPARABLE));
        boolean shown = own.scores().n() >= showing.fewest();
        return new Separation(
                between.map(BetweenServices::icc)
                        .map(Showing::sharedRatio)
                        .toOptional()
                        .orElse(null),
                shown ? reliability().map(Showing::sharedRatio).orElse(null) : null,
                needed.toOptional().orElse(null),
                shown ? reliability().map(Placing::words).orElse("cannot be told") : "kept back",
                needed.whyUndefined().map(Figure::words).orElse(null),
                ICC);
    }

    private static String words(double reliability) {
        if (reliability < BetweenServices.COMPARABLE) {
            return "too low for a comparison between services (below %.2f)"
                    .formatted(BetweenServices.COMPARABLE);
        }
        return reliability < BetweenServices.GOOD
                ? "enough for a comparison between services (%.2f and more)"
                        .formatted(BetweenServices.COMPARABLE)
                : "good (%.2f and more)".formatted(BetweenServices.GOOD);
    }
}
