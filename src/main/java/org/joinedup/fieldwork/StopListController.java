package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;

/** People who must not be asked. */
@Controller("/api/v1/stop-lists")
@Validated
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class StopListController {
    private final StopPeople stopPeople;

    StopListController(StopPeople stopPeople) {
        this.stopPeople = stopPeople;
    }

    /**
     * What a list has done.
     *
     * @param ended invitations that could still be answered
     */
    @Introspected
    @Schema(name = "StoppedPeople")
    record StoppedPeople(int rows, int ended) {}

    @Operation(
            operationId = "takeStopList",
            summary = "Ask these people no more, from now on",
            description =
                    "Who has died, or has opted out in another way. Ends their invitations, and"
                        + " keeps them out of later lists of the organisation. Of a person, any one"
                        + " column is enough. All rows or none; the same again changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "They are asked no more",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StoppedPeople.class)))
    @Post
    HttpResponse<?> take(@Body @Valid NewStopList list, @Parameter(hidden = true) Caller caller) {
        return switch (stopPeople.stop(list, caller)) {
            case StopPeople.Outcome.Stopped done ->
                    HttpResponse.ok(new StoppedPeople(done.rows(), done.ended()));
            case StopPeople.Outcome.Faulty faulty ->
                    Problem.answer(ProblemType.INVALID_ROWS, faulty.faults());
            case StopPeople.Outcome.NotYours ignored ->
                    Problem.answer(
                            ProblemType.INVALID_FIELDS,
                            List.of(
                                    new FieldError(
                                            "organisation",
                                            "must be the code of an organisation of yours")));
            case StopPeople.Outcome.NotReady ignored ->
                    Problem.answer(ProblemType.NOT_POSSIBLE_NOW, "JOINEDUP_CONTACT_KEY is not set");
        };
    }
}
