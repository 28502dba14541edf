package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.web.AnswersProblems;

@Controller("/api/v1/summaries")
@Tag(name = "indicators")
@AnswersProblems
class SummaryController {
    private final OrderRebuild orderRebuild;

    SummaryController(OrderRebuild orderRebuild) {
        this.orderRebuild = orderRebuild;
    }

    /**
     * @param responses how many responses are in the summaries now
     */
    @Introspected
    @Schema(name = "Rebuilt")
    record Rebuilt(
            @Schema(
                            description =
                                    "How many responses are in the summaries now; later ones follow"
                                            + " within a second")
                    long responses) {}

    @Operation(
            operationId = "rebuildSummaries",
            summary = "Make all summaries anew from the responses",
            description =
                    "Answers when it is done. Meanwhile responses come in as ever, and every figure"
                            + " is exact.")
    @Post("/rebuild")
    @Secured(Role.IS_ADMINISTRATOR)
    Rebuilt rebuild(@Parameter(hidden = true) Caller caller) {
        return new Rebuilt(orderRebuild.rebuild(caller));
    }
}
