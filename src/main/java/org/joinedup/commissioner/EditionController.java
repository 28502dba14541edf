package org.joinedup.commissioner;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.joinedup.access.Caller;
import org.joinedup.access.ForClients;
import org.joinedup.access.Role;
import org.joinedup.access.Scope;
import org.joinedup.kernel.EditionId;
import org.joinedup.publication.DecideEdition;
import org.joinedup.publication.Edition;
import org.joinedup.publication.NewEdition;
import org.joinedup.publication.PrepareEdition;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Optional;

@Controller("/api/v1/editions")
@Validated
@Tag(name = "editions")
@AnswersProblems
class EditionController {
    private final EditionAccess access;
    private final PrepareEdition prepareEdition;
    private final DecideEdition decideEdition;

    EditionController(
            EditionAccess access, PrepareEdition prepareEdition, DecideEdition decideEdition) {
        this.access = access;
        this.prepareEdition = prepareEdition;
        this.decideEdition = decideEdition;
    }

    @Operation(
            operationId = "listEditions",
            summary =
                    "The newest first: administrators see all, others those that are published;"
                            + " without a key only if this installation has opened them")
    @ApiResponse(
            responseCode = "200",
            description = "A portion",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EditionPage.class)))
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ForClients({Scope.METRICS_READ, Scope.EDITIONS_PUBLISH})
    HttpResponse<?> list(
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue Optional<String> after,
            @Nullable @Parameter(hidden = true) Caller caller) {
        if (!access.mayRead(caller)) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        List<Edition> all = access.all(caller);
        if (after.isPresent() && all.stream().noneMatch(edition -> isAt(edition, after.get()))) {
            return Problem.answer(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new FieldError("after", "is not what a portion gave as next")));
        }
        List<Edition> rest =
                all.stream()
                        .dropWhile(edition -> after.isPresent() && !isAt(edition, after.get()))
                        .skip(after.isPresent() ? 1 : 0)
                        .limit(limit + 1L)
                        .toList();
        Page<EditionView> page =
                Page.of(rest, limit, edition -> edition.id().toString()).map(EditionView::of);
        return HttpResponse.ok(new EditionPage(page.items(), page.next()));
    }

    private static boolean isAt(Edition edition, String after) {
        return edition.id().toString().equals(after);
    }

    @Introspected
    @Schema(name = "EditionPage")
    record EditionPage(List<EditionView> items, @Nullable @Schema(nullable = true) String next) {}

    @Operation(operationId = "getEdition", summary = "One edition, without its lines")
    @ApiResponse(
            responseCode = "200",
            description = "The edition",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EditionView.class)))
    @Get("/{id}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ForClients({Scope.METRICS_READ, Scope.EDITIONS_PUBLISH})
    HttpResponse<?> one(
            @Schema(type = "string", format = "uuid") EditionId id,
            HttpRequest<?> request,
            @Nullable @Parameter(hidden = true) Caller caller) {
        if (!access.mayRead(caller)) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        return access.find(id, caller)
                .<HttpResponse<?>>map(
                        edition ->
                                Unchanged.of(edition, access.isOpen())
                                        .answer(
                                                request,
                                                () -> HttpResponse.ok(EditionView.of(edition))))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "prepareEdition",
            summary = "Compute an edition, for a second person to check and publish",
            description =
                    "Of one instrument and one month, quarter or year that is over. Look at its"
                        + " lines before it is published: those that are kept back have the symbol"
                        + " [c] and the reason.")
    @ApiResponse(
            responseCode = "201",
            description = "Prepared",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EditionView.class)))
    @Post
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> prepare(
            @Body @Valid NewEdition edition, @Parameter(hidden = true) Caller caller) {
        return switch (prepareEdition.prepare(edition, caller)) {
            case PrepareEdition.Outcome.Prepared prepared ->
                    HttpResponse.created(EditionView.of(prepared.edition()));
            case PrepareEdition.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_FIELDS, refused.faults());
        };
    }

    @Operation(
            operationId = "publishEdition",
            summary = "Publish what another administrator has prepared; it never changes again")
    @ApiResponse(
            responseCode = "200",
            description = "Published",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EditionView.class)))
    @Post("/{id}/publish")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COMMISSIONER})
    @ForClients(Scope.EDITIONS_PUBLISH)
    HttpResponse<?> publish(
            @Schema(type = "string", format = "uuid") EditionId id,
            @Parameter(hidden = true) Caller caller) {
        return answer(decideEdition.publish(id, caller));
    }

    @Operation(
            operationId = "discardEdition",
            summary = "Discard a prepared edition; it stays for the administrators to read")
    @ApiResponse(
            responseCode = "200",
            description = "Discarded",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EditionView.class)))
    @Post("/{id}/discard")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COMMISSIONER})
    @ForClients(Scope.EDITIONS_PUBLISH)
    HttpResponse<?> discard(
            @Schema(type = "string", format = "uuid") EditionId id,
            @Parameter(hidden = true) Caller caller) {
        return answer(decideEdition.discard(id, caller));
    }

    private static HttpResponse<?> answer(DecideEdition.Outcome outcome) {
        return switch (outcome) {
            case DecideEdition.Outcome.Decided decided ->
                    HttpResponse.ok(EditionView.of(decided.edition()));
            case DecideEdition.Outcome.NotFound ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case DecideEdition.Outcome.Refused refused ->
                    Problem.answer(ProblemType.NOT_POSSIBLE_NOW, refused.reason());
        };
    }
}
