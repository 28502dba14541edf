package org.joinedup.questionnaire;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;
import org.joinedup.web.Words;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@Controller("/api/v1/questionnaires")
@Validated
@Tag(name = "questionnaires")
@AnswersProblems
class QuestionnaireController {
    private final Instruments instruments;
    private final RecordPermission recordPermission;

    QuestionnaireController(Instruments instruments, RecordPermission recordPermission) {
        this.instruments = instruments;
        this.recordPermission = recordPermission;
    }

    @Introspected
    @Schema(name = "NewPermission")
    record NewPermission(
            @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                    String grantedBy,
            @NotNull @PastOrPresent LocalDate grantedOn,
            @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                    String reference) {}

    @Operation(
            operationId = "listQuestionnaires",
            summary = "All released instrument versions with their words")
    @SecurityRequirements
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    List<QuestionnaireView> all() {
        return instruments.all().stream().map(this::view).toList();
    }

    @Operation(operationId = "getQuestionnaire", summary = "One released version")
    @ApiResponse(
            responseCode = "200",
            description = "The version with its words",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = QuestionnaireView.class)))
    @SecurityRequirements
    @Get("/{code}/versions/{version}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> one(String code, int version) {
        return instruments
                .find(new InstrumentId(code, version))
                .<HttpResponse<?>>map(instrument -> HttpResponse.ok(view(instrument)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "recordPermission",
            summary = "Record the rights holder's written permission for live use")
    @ApiResponse(
            responseCode = "200",
            description = "The version with its permission",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = QuestionnaireView.class)))
    @Put("/{code}/versions/{version}/permission")
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> permit(
            String code,
            int version,
            @Body @Valid NewPermission permission,
            @Parameter(hidden = true) Caller caller) {
        InstrumentId id = new InstrumentId(code, version);
        Optional<Instrument> instrument = instruments.find(id);
        if (instrument.isEmpty()) {
            return Problem.answer(ProblemType.NOT_FOUND);
        }
        recordPermission.record(
                id,
                new Permission(
                        permission.grantedBy(), permission.grantedOn(), permission.reference()),
                caller);
        return HttpResponse.ok(view(instrument.get()));
    }

    private QuestionnaireView view(Instrument instrument) {
        return QuestionnaireView.of(instrument, instruments);
    }
}
