package org.joinedup.fieldwork;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

/** For whoever asks what is held about them. */
@Controller("/api/v1/surveys")
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class HeldController {
    private final TellHeld tellHeld;

    HeldController(TellHeld tellHeld) {
        this.tellHeld = tellHeld;
    }

    @Operation(
            operationId = "tellHeld",
            summary = "What is held about the person of an invitation, but what they answered",
            description =
                    "For a person who asks for it, once it is sure who they are. That it was told"
                            + " is in the audit trail, whose entries about them are not told.")
    @ApiResponse(
            responseCode = "200",
            description = "What is held",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldView.class)))
    @Get("/{id}/invitations/{invitation}/held")
    HttpResponse<?> held(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Schema(type = "string", format = "uuid") InvitationId invitation,
            @Parameter(hidden = true) Caller caller) {
        return tellHeld.tell(id, invitation, caller)
                .<HttpResponse<?>>map(HttpResponse::ok)
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }
}
