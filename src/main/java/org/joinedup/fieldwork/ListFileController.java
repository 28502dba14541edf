package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.TrackProgress;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists as files, which may be larger than anything else that is sent here: they are read as they
 * come in, by people alone who are signed in.
 */
@Controller("/api/v1/surveys")
@Validated
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class ListFileController {
    private static final String CSV = "text/csv";

    private final ListController lists;
    private final UploadedList uploadedList;

    ListFileController(ListController lists, UploadedList uploadedList) {
        this.lists = lists;
        this.uploadedList = uploadedList;
    }

    /**
     * What a list in JSON says beside its file.
     *
     * @param column as {@code mobile:Telephone}
     */
    @Introspected
    record Beside(
            @Nullable
                    @QueryValue
                    @Parameter(
                            explode = Explode.TRUE,
                            description =
                                    "A column by its name here and its heading, such as"
                                            + " mobile:Telephone; as often as there are others")
                    List<String> column,
            @Nullable @QueryValue @Min(1) @Max(100_000) Integer sampleSize,
            @Nullable
                    @QueryValue
                    @Parameter(
                            explode = Explode.TRUE,
                            description = "age-band, sex or route; as often as needed")
                    List<String> stratifyBy,
            @Nullable @QueryValue @Min(0) @Max(NewList.LARGEST_SEED) Long seed,
            @Nullable @QueryValue @Pattern(regexp = "[0-9a-f]{64}") String accept) {}

    @Operation(
            operationId = "previewListFile",
            summary = "As previewList, for a file of up to 32 MB and 150,000 people",
            description = "Send the file itself, in UTF-8; with curl by --data-binary.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "What would become of it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ListReport.class)))
    @Post("/{id}/lists/file/preview")
    @Consumes(CSV)
    HttpResponse<?> preview(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @RequestBean @Valid Beside beside,
            @Parameter(hidden = true) @Body InputStream file,
            @Parameter(hidden = true) Caller caller) {
        return with(beside, file, list -> lists.preview(id, list, caller));
    }

    @Operation(
            operationId = "takeListFile",
            summary = "As takeList, for a file of up to 32 MB and 150,000 people",
            description = "Send what was sent for the preview, with its accept.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "201",
            description = "Invited",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ListReport.class)))
    @Post("/{id}/lists/file")
    @Consumes(CSV)
    HttpResponse<?> take(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @RequestBean @Valid Beside beside,
            @Parameter(hidden = true) @Body InputStream file,
            @Header(TrackProgress.HEADER)
                    @Nullable
                    @Schema(
                            type = "string",
                            format = "uuid",
                            description = "To be asked for at /api/v1/progress/{id} meanwhile")
                    String progressId,
            @Parameter(hidden = true) Caller caller) {
        return with(beside, file, list -> lists.take(id, list, progressId, caller));
    }

    private HttpResponse<?> with(
            Beside beside, InputStream file, Function<NewList, HttpResponse<?>> act) {
        List<FieldError> faults = new ArrayList<>();
        Optional<NewList.NewSample> sample = sample(beside, faults);
        Map<String, String> columns = columns(beside, faults);
        if (!faults.isEmpty()) {
            return Problem.answer(ProblemType.INVALID_PARAMETER, faults);
        }
        return answer(
                uploadedList.with(
                        file,
                        text ->
                                act.apply(
                                        new NewList(
                                                text,
                                                columns,
                                                sample.orElse(null),
                                                beside.accept()))));
    }

    private static HttpResponse<?> answer(UploadedList.Outcome<HttpResponse<?>> outcome) {
        return switch (outcome) {
            case UploadedList.Outcome.Done<HttpResponse<?>> done -> done.result();
            case UploadedList.Outcome.TooLarge<HttpResponse<?>> ignored ->
                    Problem.answer(
                            ProblemType.BODY_TOO_LARGE,
                            "at most %d bytes and %d lines"
                                    .formatted(UploadedList.MOST_BYTES, UploadedList.MOST_LINES));
            case UploadedList.Outcome.NotText<HttpResponse<?>> ignored ->
                    Problem.answer(
                            ProblemType.INVALID_ROWS,
                            List.of(
                                    new FieldError(
                                            "file",
                                            1,
                                            "is not UTF-8; save the file as CSV UTF-8")));
            case UploadedList.Outcome.Unfinished<HttpResponse<?>> ignored ->
                    Problem.answer(
                            ProblemType.BAD_REQUEST,
                            "the file did not come whole within 5 minutes");
            case UploadedList.Outcome.Busy<HttpResponse<?>> ignored ->
                    Problem.answer(
                            ProblemType.UNAVAILABLE,
                            "other large lists are being read; try again in a minute");
        };
    }

    private static Map<String, String> columns(Beside beside, List<FieldError> faults) {
        Map<String, String> columns = new HashMap<>();
        for (String column : beside.column() == null ? List.<String>of() : beside.column()) {
            int colon = column.indexOf(':');
            if (colon < 1 || colon == column.length() - 1) {
                faults.add(new FieldError("column", "must be like mobile:Telephone"));
            } else {
                columns.put(column.substring(0, colon), column.substring(colon + 1));
            }
        }
        return columns;
    }

    private static Optional<NewList.NewSample> sample(Beside beside, List<FieldError> faults) {
        List<Stratum> strata = new ArrayList<>();
        for (String code : beside.stratifyBy() == null ? List.<String>of() : beside.stratifyBy()) {
            Coded.find(Stratum.class, code)
                    .ifPresentOrElse(
                            strata::add,
                            () ->
                                    faults.add(
                                            new FieldError(
                                                    "stratifyBy",
                                                    "must be one of "
                                                            + Coded.words(Stratum.class))));
        }
        if (beside.sampleSize() == null && (!strata.isEmpty() || beside.seed() != null)) {
            faults.add(new FieldError("sampleSize", "is required for a sample"));
        }
        return beside.sampleSize() == null
                ? Optional.empty()
                : Optional.of(new NewList.NewSample(beside.sampleSize(), strata, beside.seed()));
    }
}
