package org.joinedup.commissioner;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.joinedup.access.Caller;
import org.joinedup.access.ForClients;
import org.joinedup.access.Scope;
import org.joinedup.kernel.EditionId;
import org.joinedup.publication.CheckFilter;
import org.joinedup.publication.Edition;
import org.joinedup.publication.Observations;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The lines of an edition: in portions as JSON, whole as CSV or as one JSON object a line. */
@Controller("/api/v1/editions/{id}")
@Validated
@Secured(SecurityRule.IS_ANONYMOUS)
@ForClients({Scope.METRICS_READ, Scope.EDITIONS_PUBLISH})
@Tag(name = "editions")
@AnswersProblems
class EditionObservationController {
    private static final String LINE = "[0-9]{1,9}";
    private static final String FILE = "observations.csv";

    private final EditionAccess access;
    private final Observations observations;
    private final CheckFilter check;
    private final StreamLines stream;
    private final NoteExport export;

    EditionObservationController(
            EditionAccess access,
            Observations observations,
            CheckFilter check,
            StreamLines stream,
            NoteExport export) {
        this.access = access;
        this.observations = observations;
        this.check = check;
        this.stream = stream;
        this.export = export;
    }

    @Introspected
    @Schema(name = "ObservationPage")
    record ObservationPage(
            EditionView edition,
            List<ObservationView> items,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String next) {}

    @Operation(
            operationId = "listObservations",
            summary = "The lines of an edition in portions; the filters choose whole lines")
    @ApiResponse(
            responseCode = "200",
            description = "A portion",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ObservationPage.class)))
    @Get(uri = "/observations", produces = MediaType.APPLICATION_JSON)
    HttpResponse<?> page(
            @Schema(type = "string", format = "uuid") EditionId id,
            @RequestBean ObservationFilter wanted,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue
                    @Nullable
                    @Pattern(regexp = LINE)
                    @Parameter(description = "What the portion before gave as next")
                    String after,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        Optional<Observations.Position> position =
                Optional.ofNullable(after)
                        .map(line -> new Observations.Position(id, Integer.parseInt(line)));
        return answer(
                id,
                wanted.filter(),
                caller,
                request,
                edition -> {
                    Page<Observations.Published> page =
                            Page.of(
                                    observations.lines(
                                            List.of(edition), wanted.filter(), position, limit + 1),
                                    limit,
                                    each -> Integer.toString(each.line().line()));
                    return HttpResponse.ok(
                            new ObservationPage(
                                    EditionView.of(edition),
                                    page.items().stream().map(ObservationView::of).toList(),
                                    page.next()));
                });
    }

    @Operation(
            operationId = "downloadObservations",
            summary = "All lines as CSV that spreadsheets open",
            description = "With `bom=true` Excel knows that it is UTF-8.")
    @ApiResponse(
            responseCode = "200",
            description = "One heading, then one line an observation",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Get(uri = "/" + FILE, produces = StreamLines.CSV)
    HttpResponse<?> csv(
            @Schema(type = "string", format = "uuid") EditionId id,
            @RequestBean ObservationFilter wanted,
            @QueryValue(defaultValue = "false") boolean bom,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        String description = "/api/v1/editions/%s/%s-metadata.json".formatted(id, FILE);
        return answer(
                id,
                wanted.filter(),
                caller,
                request,
                edition -> {
                    export.note(caller, id.toString(), "csv");
                    return stream.csv(List.of(edition), wanted.filter(), bom, description);
                });
    }

    @Operation(
            operationId = "describeDownload",
            summary = "What the columns of the CSV are, as CSV on the Web has it")
    @ApiResponse(
            responseCode = "200",
            description = "The columns",
            content =
                    @Content(
                            mediaType = CsvDescription.MEDIA_TYPE,
                            schema = @Schema(type = "object")))
    @Get(uri = "/" + FILE + "-metadata.json", produces = CsvDescription.MEDIA_TYPE)
    HttpResponse<?> description(
            @Schema(type = "string", format = "uuid") EditionId id,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        return answer(
                id, Observations.Filter.ALL, caller, request, edition -> stream.description(FILE));
    }

    @Operation(
            operationId = "streamObservations",
            summary = "All lines, each a JSON object on a line of its own")
    @ApiResponse(
            responseCode = "200",
            description = "As many lines as observations",
            content = @Content(mediaType = StreamLines.LINES, schema = @Schema(type = "string")))
    @Get(uri = "/observations.ndjson", produces = StreamLines.LINES)
    HttpResponse<?> lines(
            @Schema(type = "string", format = "uuid") EditionId id,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        return answer(
                id,
                Observations.Filter.ALL,
                caller,
                request,
                edition -> {
                    export.note(caller, id.toString(), "ndjson");
                    return stream.jsonLines(List.of(edition));
                });
    }

    private HttpResponse<?> answer(
            EditionId id,
            Observations.Filter filter,
            @Nullable Caller caller,
            HttpRequest<?> request,
            Function<Edition, MutableHttpResponse<?>> body) {
        if (!access.mayRead(caller)) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        Optional<Edition> found = access.find(id, caller);
        if (found.isEmpty()) {
            return Problem.answer(ProblemType.NOT_FOUND);
        }
        List<FieldError> faults = check.faults(filter);
        if (!faults.isEmpty()) {
            return Problem.answer(ProblemType.INVALID_PARAMETER, faults);
        }
        Edition edition = found.get();
        return Unchanged.of(edition, access.isOpen()).answer(request, () -> body.apply(edition));
    }
}
