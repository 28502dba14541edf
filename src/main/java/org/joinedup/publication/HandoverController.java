package org.joinedup.publication;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.figure.HandoverResult;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.ShowIndicators.Outcome;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From where to where people go on, and how joined up they found it. */
@Controller("/api/v1/handovers")
@Validated
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER, Role.IS_COMMISSIONER})
@Tag(name = "indicators")
@AnswersProblems
class HandoverController {
    /** Each service is worked out anew. */
    private static final int MOST = 50;

    private final Services services;
    private final ShowIndicators showIndicators;

    HandoverController(Services services, ShowIndicators showIndicators) {
        this.services = services;
        this.showIndicators = showIndicators;
    }

    /**
     * @param to the services handed over to; absent where all of the service's figures are kept
     *     back
     */
    @Introspected
    @Schema(name = "ServiceHandovers")
    record View(
            Subject.Ref from,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<HandoverResult> to) {}

    @Introspected
    @Schema(name = "HandoverPage")
    record Portion(
            List<View> items,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String next) {}

    @Operation(
            operationId = "listHandovers",
            summary = "The handovers of the services that the caller sees, by service",
            description =
                    "Each service's are those of its profile, under the same rules; by quarter or"
                            + " year.")
    @ApiResponse(
            responseCode = "200",
            description = "A portion",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Portion.class)))
    @Get
    HttpResponse<?> list(
            @RequestBean HandoverQuestion question,
            @QueryValue(defaultValue = "20") @Min(1) @Max(MOST) int limit,
            @QueryValue @Nullable String after,
            @Parameter(hidden = true) Caller caller) {
        return switch (question.asked().read()) {
            case IndicatorQuestion.Reading.Wrong wrong ->
                    Problem.answer(ProblemType.INVALID_PARAMETER, wrong.errors());
            case IndicatorQuestion.Reading.Understood understood ->
                    understood.question().by() == Granularity.MONTH
                            ? refused("to", "handovers are told by quarter or year")
                            : answer(
                                    caller,
                                    understood.question(),
                                    portion(caller, Optional.ofNullable(after), limit));
        };
    }

    private Page<Service> portion(Caller caller, Optional<String> after, int limit) {
        List<Service> rest =
                services.visibleTo(caller).stream()
                        .dropWhile(each -> after.isPresent() && !each.code().equals(after.get()))
                        .skip(after.isPresent() ? 1 : 0)
                        .limit(limit + 1L)
                        .toList();
        return Page.of(rest, limit, Service::code);
    }

    private HttpResponse<?> answer(Caller caller, Question question, Page<Service> page) {
        List<View> items = new ArrayList<>();
        for (Service service : page.items()) {
            switch (showIndicators.handovers(caller, service.id(), question)) {
                case Outcome.HandedOver handed ->
                        items.add(new View(Subject.of(service).ref(), handed.handovers()));
                case Outcome.Refused refused -> {
                    return refused(refused.parameter(), refused.reason());
                }
                case Outcome.UnknownSubject ignored -> {
                    // Taken from the caller meanwhile.
                }
                case Outcome.Shown ignored -> throw new IllegalStateException("figures");
                case Outcome.Profiled ignored -> throw new IllegalStateException("a profile");
            }
        }
        return HttpResponse.ok(new Portion(items, page.next()));
    }

    private static HttpResponse<?> refused(String parameter, String reason) {
        return Problem.answer(
                ProblemType.INVALID_PARAMETER, List.of(new FieldError(parameter, reason)));
    }
}
