package org.joinedup.commissioner;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.publication.Metric;
import org.joinedup.publication.Metrics;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.time.YearMonth;
import java.util.Optional;

@Controller("/api/v1/metrics")
@Tag(name = "observations")
@AnswersProblems
class MetricController {
    private final EditionAccess access;
    private final Metrics metrics;

    MetricController(EditionAccess access, Metrics metrics) {
        this.access = access;
        this.metrics = metrics;
    }

    /**
     * @param code with instrument and version it names the metric
     */
    @Introspected
    @Schema(name = "Metric")
    record MetricView(
            String code,
            String instrument,
            int version,
            String definition,
            @Schema(
                            type = "string",
                            allowableValues = {"points", "percent"})
                    String unit,
            String denominator,
            String method,
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    @Schema(
                            example = "2026-01",
                            description =
                                    "First month of which it was published; absent until then")
                    Optional<String> since,
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    @Schema(description = "What to bear in mind when reading it")
                    Optional<String> note) {
        static MetricView of(Metric metric) {
            return new MetricView(
                    metric.code(),
                    metric.instrument().code(),
                    metric.instrument().version(),
                    metric.definition(),
                    metric.kind().unit(),
                    metric.kind().denominator(),
                    metric.kind().method(),
                    metric.since().map(YearMonth::toString),
                    metric.note());
        }
    }

    @Operation(
            operationId = "listMetrics",
            summary = "The catalogue of metrics: what each counts, of whom, and how")
    @ApiResponse(
            responseCode = "200",
            description = "By instrument",
            content =
                    @Content(
                            mediaType = "application/json",
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = MetricView.class))))
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> list(@Nullable @Parameter(hidden = true) Caller caller) {
        return access.mayRead(caller)
                ? HttpResponse.ok(metrics.all().stream().map(MetricView::of).toList())
                : Problem.answer(ProblemType.NOT_SIGNED_IN);
    }
}
