package org.joinedup.response;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

/** A person takes back what was answered, by telling the receipt. */
@Controller("/api/v1/surveys")
@Tag(name = "responses")
@AnswersProblems
class ErasureController {
    private final Surveys surveys;
    private final EraseResponse eraseResponse;

    ErasureController(Surveys surveys, EraseResponse eraseResponse) {
        this.surveys = surveys;
        this.eraseResponse = eraseResponse;
    }

    @Operation(
            operationId = "eraseResponse",
            summary = "Erase a response for good",
            description =
                    "For a person who withdraws and tells the receipt. Every figure is from then on"
                            + " as if the response had never come, those that were shown before,"
                            + " too. The link stays used. Also for a paper form that was keyed in"
                            + " wrongly.")
    @ApiResponse(responseCode = "204", description = "It is erased")
    @Delete("/{id}/responses/{receipt}")
    @Secured({Role.IS_COORDINATOR, Role.IS_ADMINISTRATOR})
    HttpResponse<?> erase(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(description = "As it was told to the person") String receipt,
            @Parameter(hidden = true) Caller caller) {
        boolean erased =
                surveys.findVisible(id, caller).isPresent()
                        && eraseResponse.erase(id, receipt, caller);
        return erased ? HttpResponse.noContent() : Problem.answer(ProblemType.NOT_FOUND);
    }
}
