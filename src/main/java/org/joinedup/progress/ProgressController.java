package org.joinedup.progress;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.ForClients;
import org.joinedup.access.Scope;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.time.Instant;
import java.util.Optional;

@Controller("/api/v1/progress")
@Tag(name = "progress")
@AnswersProblems
class ProgressController {
    private final TrackProgress trackProgress;

    ProgressController(TrackProgress trackProgress) {
        this.trackProgress = trackProgress;
    }

    /**
     * @param total null while it is not known
     */
    @Introspected
    @Schema(name = "Progress")
    record View(
            String id,
            @Schema(
                            type = "string",
                            allowableValues = {
                                "rebuild",
                                "paper-import",
                                "invitation-import",
                                "demonstration",
                                "edition"
                            })
                    String kind,
            @Schema(
                            type = "string",
                            allowableValues = {"running", "done", "failed"})
                    String state,
            long done,
            @Schema(nullable = true) Long total,
            @Schema(minimum = "0", maximum = "100") int percent,
            Instant startedAt,
            Optional<Instant> endedAt) {
        static View of(Work work) {
            return new View(
                    work.id().toString(),
                    work.kind().code(),
                    work.state().code(),
                    work.done(),
                    work.total().isPresent() ? work.total().getAsLong() : null,
                    work.percent(),
                    work.startedAt(),
                    work.endedAt());
        }
    }

    @Operation(
            operationId = "showProgress",
            summary = "How far a long request of your organisation is",
            description =
                    "Of a request that was sent with the header Progress-Id and this id. It is"
                            + " written about once a second, and kept for 30 days.")
    @ApiResponse(
            responseCode = "200",
            description = "As of a second ago",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = View.class)))
    @Get("/{id}")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @ForClients({Scope.METRICS_READ, Scope.INVITATIONS_WRITE})
    HttpResponse<?> show(
            @Schema(type = "string", format = "uuid") String id,
            @Parameter(hidden = true) Caller caller) {
        return trackProgress
                .findVisible(id, caller)
                .<HttpResponse<?>>map(work -> HttpResponse.ok(View.of(work)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }
}
