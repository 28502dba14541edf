package org.joinedup.commissioner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
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
import org.joinedup.kernel.EditionId;
import org.joinedup.publication.Edition;
import org.joinedup.publication.Observation;
import org.joinedup.publication.ObservationCsv;
import org.joinedup.publication.Observations;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.io.SequenceInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The lines of an edition: in portions as JSON, whole as CSV or as one JSON object a line. */
@Controller("/api/v1/editions/{id}")
@Validated
@Tag(name = "editions")
@AnswersProblems
class ObservationController {
    static final String CSV = "text/csv;charset=utf-8";
    static final String LINES = "application/x-ndjson";
    private static final int PORTION = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final EditionAccess access;
    private final Observations observations;
    private final ObjectMapper json;

    ObservationController(EditionAccess access, Observations observations, ObjectMapper json) {
        this.access = access;
        this.observations = observations;
        this.json = json;
    }

    @Introspected
    @Schema(name = "Observation")
    record ObservationView(
            @Schema(example = "2026-01") String from,
            @Schema(example = "2026-03") String to,
            @Schema(description = "service, or the kind of a group") String level,
            String code,
            String name,
            String metric,
            @Schema(
                            type = "string",
                            allowableValues = {"points", "percent"})
                    String unit,
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = "Absent for everyone together")
                    String breakdown,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String category,
            @Nullable @Schema(nullable = true, description = "Rounded") Long numerator,
            @Nullable
                    @Schema(
                            nullable = true,
                            description = "Rounded; people whom the value rests on")
                    Long n,
            @Nullable @Schema(nullable = true) Double value,
            @Nullable @Schema(nullable = true) Double lower,
            @Nullable @Schema(nullable = true) Double upper,
            @Schema(description = "Empty, or of the Government Statistical Service") String symbol,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> band,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    Double reliability,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    Double adjusted) {
        static ObservationView of(Edition edition, Observation line) {
            return new ObservationView(
                    edition.period().from().toString(),
                    edition.period().to().toString(),
                    line.level(),
                    line.code(),
                    line.name(),
                    line.metric(),
                    line.unit(),
                    line.breakdown(),
                    line.category(),
                    line.numerator(),
                    line.denominator(),
                    line.value(),
                    line.lower(),
                    line.upper(),
                    line.symbol(),
                    line.reason(),
                    line.band(),
                    line.reliability(),
                    line.adjusted());
        }
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
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> page(
            @Schema(type = "string", format = "uuid") EditionId id,
            @QueryValue Optional<String> metric,
            @QueryValue Optional<String> level,
            @QueryValue Optional<String> code,
            @QueryValue Optional<String> breakdown,
            @QueryValue Optional<String> symbol,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue @Nullable @Min(0) Integer after,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        Observations.Filter filter =
                new Observations.Filter(metric, level, code, breakdown, symbol);
        return answer(
                id,
                caller,
                request,
                edition -> {
                    List<Observation> lines =
                            observations.lines(
                                    edition.id(),
                                    filter,
                                    Objects.requireNonNullElse(after, 0),
                                    limit + 1);
                    Page<Observation> page =
                            Page.of(lines, limit, line -> Integer.toString(line.line()));
                    return HttpResponse.ok(
                            new ObservationPage(
                                    EditionView.of(edition),
                                    page.items().stream()
                                            .map(line -> ObservationView.of(edition, line))
                                            .toList(),
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
    @Get(uri = "/observations.csv", produces = CSV)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> csv(
            @Schema(type = "string", format = "uuid") EditionId id,
            @QueryValue Optional<String> metric,
            @QueryValue Optional<String> level,
            @QueryValue Optional<String> code,
            @QueryValue Optional<String> breakdown,
            @QueryValue Optional<String> symbol,
            @QueryValue(defaultValue = "false") boolean bom,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        Observations.Filter filter =
                new Observations.Filter(metric, level, code, breakdown, symbol);
        return answer(
                id,
                caller,
                request,
                edition -> {
                    String number = edition.number().map(n -> Integer.toString(n)).orElse("draft");
                    return streamed(
                            CSV,
                            (bom ? BYTE_ORDER_MARK : "") + ObservationCsv.heading(),
                            edition,
                            filter,
                            line -> ObservationCsv.line(edition, number, line));
                });
    }

    @Operation(
            operationId = "streamObservations",
            summary = "All lines, each a JSON object on a line of its own")
    @ApiResponse(
            responseCode = "200",
            description = "As many lines as observations",
            content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    @Get(uri = "/observations.ndjson", produces = LINES)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> lines(
            @Schema(type = "string", format = "uuid") EditionId id,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        return answer(
                id,
                caller,
                request,
                edition ->
                        streamed(
                                LINES,
                                "",
                                edition,
                                Observations.Filter.ALL,
                                line -> text(ObservationView.of(edition, line)) + "\n"));
    }

    private String text(ObservationView line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is published does not change, so whoever has it need not fetch it again. */
    private HttpResponse<?> answer(
            EditionId id,
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
        Edition edition = found.get();
        String tag =
                "\"%s-%s\""
                        .formatted(
                                edition.checksum().substring(0, 16),
                                edition.number().map(n -> Integer.toString(n)).orElse("draft"));
        boolean known =
                request.getHeaders()
                        .findFirst(HttpHeaders.IF_NONE_MATCH)
                        .filter(sent -> sent.contains(tag))
                        .isPresent();
        MutableHttpResponse<?> response = known ? HttpResponse.notModified() : body.apply(edition);
        return response.header(HttpHeaders.ETAG, tag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        access.isOpen() && edition.number().isPresent()
                                ? "public, max-age=300"
                                : "private, no-cache");
    }

    private MutableHttpResponse<StreamedFile> streamed(
            String type,
            String heading,
            Edition edition,
            Observations.Filter filter,
            Function<Observation, String> text) {
        return HttpResponse.ok(
                new StreamedFile(
                        new SequenceInputStream(
                                new LinePortions(
                                        heading,
                                        after ->
                                                observations.lines(
                                                        edition.id(), filter, after, PORTION),
                                        text)),
                        new MediaType(type)));
    }
}
