package org.joinedup.questionnaire;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

/** The other languages of a released version. */
@Controller("/api/v1/questionnaires/{code}/versions/{version}/translations")
@Validated
@Tag(name = "questionnaires")
@AnswersProblems
class TranslationController {
    private final Instruments instruments;
    private final ReleaseTranslation releaseTranslation;

    TranslationController(Instruments instruments, ReleaseTranslation releaseTranslation) {
        this.instruments = instruments;
        this.releaseTranslation = releaseTranslation;
    }

    @Operation(operationId = "getTranslation", summary = "One released version in one language")
    @ApiResponse(
            responseCode = "200",
            description = "The version with its words in that language",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = QuestionnaireView.class)))
    @SecurityRequirements
    @Get("/{language}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> one(String code, int version, String language) {
        return instruments
                .find(new InstrumentId(code, version), language)
                .<HttpResponse<?>>map(found -> HttpResponse.ok(view(found)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "releaseTranslation",
            summary = "Release another language of a released version, for good",
            description =
                    "Only the rights holder's own words: nothing is translated here. The items,"
                            + " answers and scoring are those of the version.")
    @ApiResponse(
            responseCode = "201",
            description = "Released",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = QuestionnaireView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same words were released before",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = QuestionnaireView.class)))
    @Post
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> release(
            String code,
            int version,
            @Body @Valid NewTranslation translation,
            @Parameter(hidden = true) Caller caller) {
        return switch (releaseTranslation.release(
                new InstrumentId(code, version), translation, caller)) {
            case ReleaseTranslation.Outcome.Released released ->
                    HttpResponse.created(view(released.instrument()));
            case ReleaseTranslation.Outcome.Unchanged unchanged ->
                    HttpResponse.ok(view(unchanged.instrument()));
            case ReleaseTranslation.Outcome.NotFound ignored ->
                    Problem.answer(ProblemType.NOT_FOUND);
            case ReleaseTranslation.Outcome.OtherWords ignored ->
                    Problem.answer(
                            ProblemType.ALREADY_EXISTS,
                            "other words are released in "
                                    + translation.language()
                                    + "; a correction is a new version");
            case ReleaseTranslation.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_FIELDS, refused.faults());
        };
    }

    private QuestionnaireView view(Instrument instrument) {
        return QuestionnaireView.of(instrument, instruments);
    }
}
