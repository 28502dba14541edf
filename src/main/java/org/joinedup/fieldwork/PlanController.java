package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.SurveyId;
import org.joinedup.statistics.BetweenServices;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

/** How and when people are written to, and how many have to answer. */
@Controller("/api/v1")
@Validated
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class PlanController {
    private final SetPlan setPlan;

    PlanController(SetPlan setPlan) {
        this.setPlan = setPlan;
    }

    /**
     * Advice.
     *
     * @param completes of each service
     */
    @Introspected
    @Schema(name = "SampleSize")
    record SampleSize(double reliability, double icc, long completes) {}

    @Operation(
            operationId = "setFieldworkPlan",
            summary = "Set how and when the people of a survey are written to",
            description =
                    "Once people are on their way along the steps, only the hours, the most an hour"
                            + " and the date of deletion may change.")
    @ApiResponse(
            responseCode = "200",
            description = "Set",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewPlan.class)))
    @Put("/surveys/{id}/plan")
    HttpResponse<?> set(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Body @Valid NewPlan plan,
            @Parameter(hidden = true) Caller caller) {
        return switch (setPlan.set(id, plan, caller)) {
            case SetPlan.Outcome.Set done -> HttpResponse.ok(done.plan());
            case SetPlan.Outcome.NotFound ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case SetPlan.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_FIELDS, refused.faults());
            case SetPlan.Outcome.NotPossible refused ->
                    Problem.answer(ProblemType.NOT_POSSIBLE_NOW, refused.reason());
        };
    }

    @Operation(
            operationId = "getFieldworkPlan",
            summary = "How and when the people of a survey are written to")
    @ApiResponse(
            responseCode = "200",
            description = "The plan",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewPlan.class)))
    @Get("/surveys/{id}/plan")
    HttpResponse<?> get(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return setPlan.find(id, caller)
                .<HttpResponse<?>>map(HttpResponse::ok)
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "adviseSampleSize",
            summary = "How many of each service must answer, for scores that tell services apart",
            description =
                    "R / (1 - R) · (1 - ICC) / ICC. From 0.70 services may be compared; 0.80 is"
                            + " good.")
    @Get("/sample-size")
    SampleSize advise(
            @QueryValue(defaultValue = "0.8") @DecimalMin("0.01") @DecimalMax("0.99")
                    double reliability,
            @QueryValue @DecimalMin("0.0001") @DecimalMax("0.9999") double icc) {
        return new SampleSize(
                reliability, icc, BetweenServices.completesNeeded(reliability, icc).get());
    }
}
