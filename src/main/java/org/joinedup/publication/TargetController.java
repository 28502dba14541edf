package org.joinedup.publication;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.TargetId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Optional;

@Controller("/api/v1/targets")
@Validated
@Tag(name = "targets")
@AnswersProblems
class TargetController {
    private final Targets targets;
    private final SetTarget setTarget;
    private final Services services;

    TargetController(Targets targets, SetTarget setTarget, Services services) {
        this.targets = targets;
        this.setTarget = setTarget;
        this.services = services;
    }

    @Introspected
    @Schema(name = "Target")
    record TargetView(
            @Schema(format = "uuid") String id,
            @Schema(description = "Code of the commissioner") String commissioner,
            @Schema(
                            type = "string",
                            allowableValues = {
                                "service",
                                "provider",
                                "programme",
                                "care-cluster",
                                "client-group",
                                "strategy",
                                "region",
                                "nation"
                            })
                    String kind,
            String code,
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    @Schema(format = "uuid", description = "Of a target for one service")
                    Optional<String> serviceId,
            String instrument,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> item,
            double value,
            @Schema(example = "2026-01") String from,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(example = "2026-12")
                    Optional<String> to) {}

    @Operation(
            operationId = "listTargets",
            summary =
                    "An administrator sees all; a commissioner its own; a provider's people those"
                            + " that cover one of its services; the oldest first")
    @Get
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER, Role.IS_COMMISSIONER})
    Page<TargetView> list(
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue Optional<String> after,
            @Parameter(hidden = true) Caller caller) {
        List<Target> found =
                targets.visibleTo(caller).stream()
                        .filter(target -> target.id().toString().compareTo(after.orElse("")) > 0)
                        .limit(limit + 1L)
                        .toList();
        return Page.of(found, limit, target -> target.id().toString()).map(this::view);
    }

    @Operation(operationId = "getTarget", summary = "One target that the caller may see")
    @ApiResponse(
            responseCode = "200",
            description = "The target",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TargetView.class)))
    @Get("/{id}")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER, Role.IS_COMMISSIONER})
    HttpResponse<?> one(
            @Schema(type = "string", format = "uuid") TargetId id,
            @Parameter(hidden = true) Caller caller) {
        return targets.findVisible(id, caller)
                .<HttpResponse<?>>map(target -> HttpResponse.ok(view(target)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "setTarget",
            summary = "Set a target for the services that a commissioner pays for",
            description =
                    "For the mean score of an instrument, or the share who agree with one of its"
                        + " items, in one service or a group of which the commissioner commissions"
                        + " a service. Of two targets for the same, the one that begins later is in"
                        + " force. The same once more is answered with the target that stands.")
    @ApiResponse(
            responseCode = "201",
            description = "It stands",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TargetView.class)))
    @Post
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
    HttpResponse<?> create(@Body @Valid NewTarget target, @Parameter(hidden = true) Caller caller) {
        SetTarget.Outcome outcome = setTarget.set(target, caller);
        return outcome instanceof SetTarget.Outcome.Stands stands
                ? HttpResponse.created(view(stands.target()))
                : answer(outcome);
    }

    @Operation(
            operationId = "replaceTarget",
            summary = "Change a target of your own; the commissioner stays")
    @ApiResponse(
            responseCode = "200",
            description = "It stands",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TargetView.class)))
    @Put("/{id}")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
    HttpResponse<?> replace(
            @Schema(type = "string", format = "uuid") TargetId id,
            @Body @Valid NewTarget target,
            @Parameter(hidden = true) Caller caller) {
        return answer(setTarget.replace(id, target, caller));
    }

    @Operation(operationId = "withdrawTarget", summary = "Withdraw a target of your own")
    @ApiResponse(responseCode = "204", description = "Withdrawn")
    @Delete("/{id}")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
    HttpResponse<?> withdraw(
            @Schema(type = "string", format = "uuid") TargetId id,
            @Parameter(hidden = true) Caller caller) {
        return answer(setTarget.withdraw(id, caller));
    }

    private HttpResponse<?> answer(SetTarget.Outcome outcome) {
        return switch (outcome) {
            case SetTarget.Outcome.Stands stands -> HttpResponse.ok(view(stands.target()));
            case SetTarget.Outcome.Withdrawn ignored -> HttpResponse.noContent();
            case SetTarget.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_FIELDS, refused.faults());
            case SetTarget.Outcome.Exists ignored ->
                    Problem.answer(
                            ProblemType.ALREADY_EXISTS,
                            List.of(
                                    new FieldError(
                                            "from",
                                            "another target for the same begins in this month")));
            case SetTarget.Outcome.NotACommissioner ignored ->
                    Problem.answer(
                            ProblemType.NOT_ALLOWED, "your organisation commissions no service");
            case SetTarget.Outcome.NotFound ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case SetTarget.Outcome.NotYours ignored ->
                    Problem.answer(
                            ProblemType.NOT_ALLOWED, "only the commissioner changes its targets");
        };
    }

    private TargetView view(Target target) {
        Optional<String> service =
                target.kind() == TargetKind.SERVICE
                        ? services.withCode(target.code()).map(Service::id).map(Object::toString)
                        : Optional.empty();
        return new TargetView(
                target.id().toString(),
                services.codeOfOrganisation(target.commissioner()).orElseThrow(),
                target.kind().code(),
                target.code(),
                service,
                target.instrument(),
                target.item(),
                target.value().doubleValue(),
                target.from().toString(),
                target.to().map(Object::toString));
    }
}
