package org.joinedup.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Letters to print. */
@Controller("/api/v1/surveys")
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class LetterController {
    private static final String PDF = "application/pdf";
    private static final String CSV = "text/csv;charset=utf-8";

    private final Surveys surveys;
    private final PrintLetters printLetters;
    private final WriteLetters writeLetters;
    private final AuditTrail audit;

    LetterController(
            Surveys surveys,
            PrintLetters printLetters,
            WriteLetters writeLetters,
            AuditTrail audit) {
        this.surveys = surveys;
        this.printLetters = printLetters;
        this.writeLetters = writeLetters;
        this.audit = audit;
    }

    /**
     * A batch.
     *
     * @param id absent where no letter is due
     */
    @Introspected
    @Schema(name = "LetterBatch")
    record LetterBatch(
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(type = "string", format = "uuid", nullable = true)
                    String id,
            int letters) {}

    @Operation(
            operationId = "printLetters",
            summary = "Put the letters that are due into a batch, 500 at most",
            description = "They count as sent. Call it again until there are none.")
    @ApiResponse(
            responseCode = "200",
            description = "The batch",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LetterBatch.class)))
    @Post("/{id}/letters")
    HttpResponse<?> print(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        Optional<Survey> survey = surveys.findVisible(id, caller);
        if (survey.isEmpty()) {
            return Problem.answer(ProblemType.NOT_FOUND);
        }
        if (survey.get().state() != SurveyState.OPEN) {
            return Problem.answer(
                    ProblemType.SURVEY_NOT_OPEN,
                    "the survey is in the state " + survey.get().state().code());
        }
        PrintLetters.Made made = printLetters.make(id, caller);
        return HttpResponse.ok(
                new LetterBatch(made.batch().map(UUID::toString).orElse(null), made.letters()));
    }

    /** The batches of a survey, the newest first. */
    @Introspected
    @Schema(name = "LetterBatchList")
    record LetterBatchList(List<MadeBatch> items) {}

    /**
     * A batch that was made.
     *
     * @param letters as they were put into it
     */
    @Introspected
    @Schema(name = "MadeLetterBatch")
    record MadeBatch(
            @Schema(type = "string", format = "uuid") String id,
            int letters,
            String madeBy,
            Instant madeAt) {
        static MadeBatch of(StoredBatches.Batch batch) {
            return new MadeBatch(batch.id().toString(), batch.letters(), batch.by(), batch.at());
        }
    }

    @Operation(
            operationId = "listLetterBatches",
            summary = "The batches of letters that were made, the newest first",
            description = "Where the answer that told of one was lost, it is found here.")
    @ApiResponse(
            responseCode = "200",
            description = "All batches",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LetterBatchList.class)))
    @Get("/{id}/letters")
    HttpResponse<?> list(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return surveys.findVisible(id, caller).isEmpty()
                ? Problem.answer(ProblemType.NOT_FOUND)
                : HttpResponse.ok(
                        new LetterBatchList(
                                printLetters.made(id).stream().map(MadeBatch::of).toList()));
    }

    @Operation(
            operationId = "downloadLetters",
            summary = "A batch to print, on A4, for envelopes with a window",
            description =
                    "Without those who have answered or opted out meanwhile, and without letters in"
                            + " languages that are written from right to left: the mail merge has"
                            + " them.")
    @ApiResponse(
            responseCode = "200",
            description = "PDF",
            content =
                    @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary")))
    @Get("/{id}/letters/{batch}/pdf")
    @Produces(PDF)
    HttpResponse<?> pdf(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Schema(type = "string", format = "uuid") UUID batch,
            @Parameter(hidden = true) Caller caller) {
        return file(id, batch, caller, "pdf", writeLetters::pdf);
    }

    @Operation(
            operationId = "downloadLettersForMailMerge",
            summary = "A batch as a table, for letters of one's own",
            description = "Without those who have answered or opted out meanwhile.")
    @ApiResponse(
            responseCode = "200",
            description = "CSV",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Get("/{id}/letters/{batch}/csv")
    @Produces(CSV)
    HttpResponse<?> csv(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Schema(type = "string", format = "uuid") UUID batch,
            @Parameter(hidden = true) Caller caller) {
        return file(id, batch, caller, "csv", writeLetters::csv);
    }

    private HttpResponse<?> file(
            SurveyId id,
            UUID batch,
            Caller caller,
            String kind,
            Function<List<Reachable>, Object> written) {
        Optional<List<Reachable>> people =
                surveys.findVisible(id, caller)
                        .flatMap(survey -> printLetters.people(survey.id(), batch));
        if (people.isEmpty()) {
            return Problem.answer(ProblemType.NOT_FOUND);
        }
        audit.record(caller.name(), "fetch-letters", id.toString(), batch + " " + kind);
        return HttpResponse.ok(written.apply(people.get()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"letters-%s.%s\"".formatted(batch, kind));
    }
}
