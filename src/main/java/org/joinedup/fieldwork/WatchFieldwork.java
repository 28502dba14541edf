package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
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
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the sending goes. */
@Controller("/api/v1/surveys")
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
class WatchFieldwork {
    private final Surveys surveys;
    private final Database database;

    WatchFieldwork(Surveys surveys, Database database) {
        this.surveys = surveys;
        this.database = database;
    }

    /**
     * The messages of a survey.
     *
     * @param reasons why messages wait, were not sent or failed
     */
    @Introspected
    @Schema(name = "FieldworkProgress")
    record FieldworkProgress(
            List<OfStep> steps,
            @Schema(description = "How many, by reason") Map<String, Long> reasons) {}

    /**
     * One step: due + sent + stopped + skipped + failed are all there are.
     *
     * @param step counted from 1
     * @param stopped because the person has answered, opted out or died, or it is too late
     * @param skipped because it does not get to the person
     * @param delivered of the sent, as the provider tells, as are the undelivered
     */
    @Introspected
    @Schema(name = "FieldworkStepProgress")
    record OfStep(
            int step,
            String channel,
            long due,
            long sent,
            long stopped,
            long skipped,
            long failed,
            long delivered,
            long undelivered) {}

    @Operation(
            operationId = "fieldworkProgress",
            summary = "How many messages of each step are due, sent, delivered, or not, and why")
    @ApiResponse(
            responseCode = "200",
            description = "Counts by step",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FieldworkProgress.class)))
    @Get("/{id}/fieldwork")
    HttpResponse<?> progress(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return surveys.findVisible(id, caller).isEmpty()
                ? Problem.answer(ProblemType.NOT_FOUND)
                : HttpResponse.ok(new FieldworkProgress(steps(id), reasons(id)));
    }

    private List<OfStep> steps(SurveyId survey) {
        return database.list(
                """
                select step, channel, count(next_at) as due,
                    count(*) filter (where state = 'sent') as sent,
                    count(*) filter (where state = 'stopped') as stopped,
                    count(*) filter (where state = 'skipped') as skipped,
                    count(*) filter (where state = 'failed') as failed,
                    count(*) filter (where delivery = 'delivered') as delivered,
                    count(*) filter (where delivery <> 'delivered') as undelivered
                from outbox where survey_id = ? group by step, channel order by step
                """,
                row ->
                        new OfStep(
                                row.integer("step") + 1,
                                row.text("channel"),
                                row.count("due"),
                                row.count("sent"),
                                row.count("stopped"),
                                row.count("skipped"),
                                row.count("failed"),
                                row.count("delivered"),
                                row.count("undelivered")),
                survey);
    }

    private Map<String, Long> reasons(SurveyId survey) {
        Map<String, Long> reasons = new TreeMap<>();
        database.query(
                """
                select reason, count(*) as n from outbox
                where survey_id = ? and reason is not null group by reason
                """,
                row -> reasons.put(row.text("reason"), row.count("n")),
                survey);
        return reasons;
    }
}
