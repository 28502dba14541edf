package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * A service among all services that ask the same instrument. Nothing of another service can be read
 * off it: without some others with enough people there is no benchmark.
 *
 * @param score the service's own
 * @param benchmark absent where there are too few others, and then {@code reason} says so
 * @param position absent without a benchmark
 * @param separation how far services can be told from each other; absent without a benchmark
 * @param items each item's share of agreement against the other services
 */
@Introspected
@Schema(name = "Comparison")
public record ComparisonResult(
        Figure score,
        @Nullable @Schema(nullable = true) Benchmark benchmark,
        @Nullable @Schema(nullable = true) Position position,
        @Nullable @Schema(nullable = true) Separation separation,
        @Nullable @Schema(nullable = true) Funnel funnel,
        List<ItemComparison> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) String reason,
        List<String> rules) {

    /**
     * @param centre mean of the services' scores, each counting the same
     * @param services how many have enough people to set it
     * @param dispersion about 1 where chance alone makes the differences between services
     * @param betweenVariance of the services beyond chance, in squared points
     */
    @Introspected
    @Schema(name = "Benchmark")
    public record Benchmark(
            double centre,
            int services,
            double dispersion,
            double betweenVariance,
            String method) {}

    /**
     * @param expectedLower of the range in which 95 % of services with this standard error are
     *     expected; absent without a standard error
     * @param z distance from the centre in standard errors that allow for differences between
     *     services; absent with the band
     * @param band absent where no band is given, and then {@code reason} says why
     */
    @Introspected
    @Schema(name = "BenchmarkPosition")
    public record Position(
            @Nullable @Schema(nullable = true) Double expectedLower,
            @Nullable @Schema(nullable = true) Double expectedUpper,
            @Nullable @Schema(nullable = true) Double z,
            @Nullable
                    @Schema(
                            nullable = true,
                            type = "string",
                            allowableValues = {
                                "far-below",
                                "below",
                                "within",
                                "above",
                                "far-above"
                            })
                    String band,
            String words,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String reason,
            String method) {}

    /**
     * @param icc share of the differences between people that lies between services, 0 to 1
     * @param reliability of this service's score, 0 to 1
     * @param completesNeeded fewest scores of a service that can be compared; absent where no
     *     number would do, and then {@code reason} says why
     */
    @Introspected
    @Schema(name = "Separation")
    public record Separation(
            @Nullable @Schema(nullable = true) Double icc,
            @Nullable @Schema(nullable = true) Double reliability,
            @Nullable @Schema(nullable = true) Long completesNeeded,
            String words,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String reason,
            String method) {}

    /**
     * @param here at this service's number of people; absent where that is kept back or nothing
     *     varies
     * @param curve for drawing
     */
    @Introspected
    @Schema(name = "Funnel")
    public record Funnel(
            @Nullable @Schema(nullable = true) FunnelPoint here,
            List<FunnelPoint> curve,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String reason,
            String method) {}

    /** Limits within which 95 % and 99.8 % of services with n people are expected. */
    @Introspected
    @Schema(name = "FunnelPoint")
    public record FunnelPoint(
            long n, double lower95, double upper95, double lower998, double upper998) {}

    /**
     * @param others mean of the other services' shares, each counting the same; absent with too few
     *     of them
     * @param services how many others have enough answers to this item
     * @param difference own share minus that mean
     */
    @Introspected
    @Schema(name = "ItemComparison")
    public record ItemComparison(
            int position,
            String item,
            Figure agree,
            @Nullable @Schema(nullable = true) Double others,
            int services,
            Figure difference,
            String words) {}
}
