package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.progress.Work;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

@Controller(SummaryController.PATH)
@Tag(name = "indicators")
@AnswersProblems
class SummaryController {
    static final String PATH = "/api/v1/summaries";

    private final OrderRebuild orderRebuild;

    SummaryController(OrderRebuild orderRebuild) {
        this.orderRebuild = orderRebuild;
    }

    /**
     * @param total null while it is not known
     */
    @Introspected
    @Schema(name = "Rebuild")
    record Rebuild(
            @Schema(
                            type = "string",
                            allowableValues = {"running", "done", "failed"},
                            description = "A failed one has changed nothing")
                    String state,
            @Schema(description = "How many responses are counted so far") long responses,
            @Schema(nullable = true, description = "How many there are") Long total,
            @Schema(minimum = "0", maximum = "100") int percent,
            Instant startedAt,
            Optional<Instant> endedAt) {
        static Rebuild of(Work work) {
            return new Rebuild(
                    work.state().code(),
                    work.done(),
                    work.total().isPresent() ? work.total().getAsLong() : null,
                    work.percent(),
                    work.startedAt(),
                    work.endedAt());
        }
    }

    @Operation(
            operationId = "rebuildSummaries",
            summary = "Order that all summaries are made anew from the responses",
            description =
                    "Answers at once; the Location tells how far it is. Meanwhile responses come in"
                            + " as ever, and every figure is exact. While one is running, an order"
                            + " gets that one.")
    @ApiResponse(
            responseCode = "202",
            description = "Running",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Rebuild.class)))
    @Post("/rebuild")
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<Rebuild> order(@Parameter(hidden = true) Caller caller) {
        return HttpResponse.accepted(URI.create(PATH + "/rebuild"))
                .body(Rebuild.of(orderRebuild.order(caller)));
    }

    @Operation(
            operationId = "showRebuild",
            summary = "How far the latest rebuild is, on whatever node it runs")
    @ApiResponse(
            responseCode = "200",
            description = "As of a second ago",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Rebuild.class)))
    @Get("/rebuild")
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> show() {
        return orderRebuild
                .latest()
                .<HttpResponse<?>>map(work -> HttpResponse.ok(Rebuild.of(work)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }
}
