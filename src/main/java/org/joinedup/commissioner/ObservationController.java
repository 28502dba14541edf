package org.joinedup.commissioner;

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

import org.joinedup.access.Caller;
import org.joinedup.commissioner.FindPublished.Outcome;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Published figures across editions. */
@Controller("/api/v1")
@Validated
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "observations")
@AnswersProblems
class ObservationController {
    private static final String FILE = "observations.csv";
    private static final String DESCRIPTION = "/api/v1/" + FILE + "-metadata.json";
    private static final String WHICH =
            "Of each instrument and period the edition that was published last, unless one is"
                    + " asked for by its number. Nothing of it changes but by another edition:"
                    + " send the ETag back as If-None-Match. With edition=provisional, of a period"
                    + " that has no edition yet, what is shown live, which moves when ten more"
                    + " people have answered; for nobody without a key.";

    private final EditionAccess access;
    private final FindPublished find;
    private final StreamLines stream;
    private final AnswerProvisional provisional;
    private final NoteExport export;

    ObservationController(
            EditionAccess access,
            FindPublished find,
            StreamLines stream,
            AnswerProvisional provisional,
            NoteExport export) {
        this.access = access;
        this.find = find;
        this.stream = stream;
        this.provisional = provisional;
        this.export = export;
    }

    @Introspected
    @Schema(name = "PublishedObservations")
    record Portion(List<ObservationView> items, @Nullable @Schema(nullable = true) String next) {}

    @Operation(
            operationId = "findObservations",
            summary = "Published figures, one line each, across editions",
            description =
                    WHICH
                            + " In portions as JSON; whole as CSV, if that is what is accepted or"
                            + " the address ends with .csv.")
    @ApiResponse(
            responseCode = "200",
            description = "A portion; of CSV, all",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Portion.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @Get(
            uri = "/observations",
            produces = {MediaType.APPLICATION_JSON, "text/csv"})
    HttpResponse<?> page(
            @RequestBean EditionChoice choice,
            @RequestBean ObservationFilter wanted,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue @Nullable String after,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        if (wantsCsv(request)) {
            return csv(choice, wanted, false, request, caller);
        }
        if (choice.isProvisional()) {
            return provisional.page(choice, wanted, Optional.ofNullable(after), limit, caller);
        }
        return answer(
                caller,
                request,
                "json",
                () -> find.find(choice, wanted.filter(), Optional.ofNullable(after)),
                found -> {
                    Page<ObservationView> page =
                            find.portion(found, limit).map(ObservationView::of);
                    return HttpResponse.ok(new Portion(page.items(), page.next()))
                            .contentType(MediaType.APPLICATION_JSON);
                });
    }

    @Operation(
            operationId = "downloadPublishedObservations",
            summary = "Published figures as CSV that spreadsheets open",
            description = WHICH + " With `bom=true` Excel knows that it is UTF-8.")
    @ApiResponse(
            responseCode = "200",
            description = "One heading, then one line an observation",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Get(uri = "/" + FILE, produces = StreamLines.CSV)
    HttpResponse<?> csv(
            @RequestBean EditionChoice choice,
            @RequestBean ObservationFilter wanted,
            @QueryValue(defaultValue = "false") boolean bom,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        if (choice.isProvisional()) {
            return provisional.csv(choice, wanted, bom, caller);
        }
        return answer(
                caller,
                request,
                bom ? "bom" : "csv",
                () -> find.find(choice, wanted.filter(), Optional.empty()),
                found -> {
                    export.note(caller, "published", "csv");
                    return stream.csv(find.editions(found), found.filter(), bom, DESCRIPTION);
                });
    }

    @Operation(
            operationId = "describeObservations",
            summary = "What the columns of the CSV are, as CSV on the Web has it")
    @ApiResponse(
            responseCode = "200",
            description = "The columns",
            content =
                    @Content(
                            mediaType = CsvDescription.MEDIA_TYPE,
                            schema = @Schema(type = "object")))
    @Get(uri = "/" + FILE + "-metadata.json", produces = CsvDescription.MEDIA_TYPE)
    HttpResponse<?> description(@Nullable @Parameter(hidden = true) Caller caller) {
        return access.mayRead(caller)
                ? stream.description(FILE)
                : Problem.answer(ProblemType.NOT_SIGNED_IN);
    }

    private static boolean wantsCsv(HttpRequest<?> request) {
        return request.accept().stream()
                .findFirst()
                .filter(type -> type.getName().equals("text/csv"))
                .isPresent();
    }

    /**
     * @param form that the answer has, which the same address can give in several
     */
    private HttpResponse<?> answer(
            @Nullable Caller caller,
            HttpRequest<?> request,
            String form,
            Supplier<Outcome> search,
            Function<Outcome.Found, MutableHttpResponse<?>> body) {
        if (!access.mayRead(caller)) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        return switch (search.get()) {
            case Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_PARAMETER, refused.faults());
            case Outcome.Found found ->
                    Unchanged.ofAll(found.last(), form, access.isOpen())
                            .answer(request, () -> body.apply(found));
        };
    }
}
