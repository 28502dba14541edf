package org.joinedup.publication;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Controller("/api/v1/services")
@Tag(name = "indicators")
@AnswersProblems
class IndicatorController {
    private final ShowIndicators showIndicators;

    IndicatorController(ShowIndicators showIndicators) {
        this.showIndicators = showIndicators;
    }

    @Operation(
            operationId = "getIndicators",
            summary = "The scored indicators of a service in a period",
            description =
                    "People are counted in the month in which they left the service. One calendar"
                        + " quarter at a time: longer and shorter spans would give back by"
                        + " subtraction what is withheld. The provider's own people see exact"
                        + " figures from 10 people on; a commissioner sees rounded figures from 30"
                        + " people on. Figures move in steps of at least 10 responses.")
    @ApiResponse(
            responseCode = "200",
            description = "What the caller may see",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PublishedIndicator.class)))
    @Get("/{id}/indicators")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER, Role.IS_COMMISSIONER})
    HttpResponse<?> indicators(
            ServiceId id,
            @QueryValue
                    @Parameter(
                            required = true,
                            description = "Code of the instrument",
                            example = "ctm-15")
                    Optional<String> instrument,
            @QueryValue
                    @Parameter(
                            required = true,
                            description = "First month, the first of a quarter",
                            example = "2026-01")
                    Optional<String> from,
            @QueryValue
                    @Parameter(
                            required = true,
                            description = "Last month, the last of a quarter",
                            example = "2026-03")
                    Optional<String> to,
            @Parameter(hidden = true) Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        if (instrument.isEmpty()) {
            errors.add(new FieldError("instrument", "is required"));
        }
        Optional<YearMonth> first = month("from", from, errors);
        Optional<YearMonth> last = month("to", to, errors);
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            errors.add(new FieldError("from", "is after to"));
        }
        if (!errors.isEmpty()) {
            return Problem.answer(ProblemType.INVALID_PARAMETER, errors);
        }
        return answer(
                showIndicators.show(
                        caller,
                        id,
                        instrument.orElseThrow(),
                        new Period(first.orElseThrow(), last.orElseThrow())));
    }

    private static HttpResponse<?> answer(ShowIndicators.Outcome outcome) {
        return switch (outcome) {
            case ShowIndicators.Outcome.Shown shown -> HttpResponse.ok(shown.indicator());
            case ShowIndicators.Outcome.UnknownService ignored ->
                    Problem.answer(ProblemType.NOT_FOUND);
            case ShowIndicators.Outcome.UnknownInstrument ignored ->
                    invalid("instrument", "is not the code of a released instrument");
            case ShowIndicators.Outcome.NotAQuarter ignored ->
                    invalid(
                            "from",
                            "from and to must be the first and last month of one calendar quarter");
        };
    }

    private static HttpResponse<?> invalid(String parameter, String reason) {
        return Problem.answer(
                ProblemType.INVALID_PARAMETER, List.of(new FieldError(parameter, reason)));
    }

    private static Optional<YearMonth> month(
            String name, Optional<String> text, List<FieldError> errors) {
        if (text.isEmpty()) {
            errors.add(new FieldError(name, "is required"));
            return Optional.empty();
        }
        try {
            YearMonth month = YearMonth.parse(text.get());
            if (month.getYear() >= 2000 && month.getYear() < 2100) {
                return Optional.of(month);
            }
        } catch (DateTimeException e) {
            // answered below, as a year that no service has
        }
        errors.add(new FieldError(name, "must be a month such as 2026-01"));
        return Optional.empty();
    }
}
