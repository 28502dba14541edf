package org.joinedup.entrance;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links that are open to anyone, for posters. */
@Controller("/api/v1")
@Validated
@Tag(name = "open links")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class OpenLinkController {
    private final CreateOpenLink createOpenLink;
    private final StoredOpenLinks links;
    private final Surveys surveys;
    private final Services services;
    private final String start;

    OpenLinkController(
            CreateOpenLink createOpenLink,
            StoredOpenLinks links,
            Surveys surveys,
            Services services,
            @Value("${joinedup.public-url}") String publicUrl) {
        this.createOpenLink = createOpenLink;
        this.links = links;
        this.surveys = surveys;
        this.services = services;
        this.start = publicUrl.replaceFirst("/+$", "") + OpenPagesController.PATH;
    }

    /**
     * @param service code of the service that people left
     */
    @Introspected
    @Schema(name = "NewOpenLink")
    record NewOpenLink(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,31}") @Schema(example = "ICP-01")
                    String service) {}

    /** A new link with its address. */
    @Introspected
    @Schema(name = "CreatedOpenLink")
    record CreatedOpenLink(
            String id,
            @Schema(description = "Shown this once; only a hash of it is stored") String link,
            @Schema(description = "The link as a QR code (SVG)") String qr,
            @Schema(description = "A poster to print") String poster) {}

    @Introspected
    @Schema(name = "OpenLink")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OpenLinkView(
            String id,
            @Schema(description = "Code of the service that people left") String service,
            Instant createdAt,
            Optional<Instant> closedAt) {}

    @Operation(
            operationId = "createOpenLink",
            summary = "Make a link to a survey that is open to anyone, told this once",
            description =
                    "One response a browser, as far as its cookie tells. These responses are in no"
                            + " figure and no response rate of the service; the survey's progress"
                            + " counts them apart.")
    @ApiResponse(
            responseCode = "201",
            description = "Made; the link is told this once",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CreatedOpenLink.class)))
    @Post("/surveys/{id}/open-links")
    HttpResponse<?> create(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Body @Valid NewOpenLink link,
            @Parameter(hidden = true) Caller caller) {
        return switch (createOpenLink.create(id, link.service(), caller)) {
            case CreateOpenLink.Outcome.Created created ->
                    HttpResponse.created(told(created.link(), start + created.token()));
            case CreateOpenLink.Outcome.NotFound ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case CreateOpenLink.Outcome.UnknownService ignored ->
                    Problem.answer(
                            ProblemType.INVALID_FIELDS,
                            List.of(
                                    new FieldError(
                                            "service", "is not the code of a service of yours")));
        };
    }

    @Operation(operationId = "listOpenLinks", summary = "A survey's open links, without addresses")
    @ApiResponse(
            responseCode = "200",
            description = "All of them, the oldest first",
            content =
                    @Content(
                            mediaType = "application/json",
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = OpenLinkView.class))))
    @Get("/surveys/{id}/open-links")
    HttpResponse<?> list(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return surveys.findVisible(id, caller)
                .<HttpResponse<?>>map(
                        survey -> HttpResponse.ok(links.of(id).stream().map(this::view).toList()))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(operationId = "closeOpenLink", summary = "End an open link; begun visits go on")
    @ApiResponse(
            responseCode = "200",
            description = "Ended",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OpenLinkView.class)))
    @Post("/open-links/{id}/close")
    HttpResponse<?> close(UUID id, @Parameter(hidden = true) Caller caller) {
        return createOpenLink
                .close(id, caller)
                .<HttpResponse<?>>map(link -> HttpResponse.ok(view(link)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    private static CreatedOpenLink told(OpenLink link, String address) {
        return new CreatedOpenLink(
                link.id().toString(), address, address + "/qr.svg", address + "/poster");
    }

    private OpenLinkView view(OpenLink link) {
        return new OpenLinkView(
                link.id().toString(),
                services.find(link.serviceId()).map(Service::code).orElseThrow(),
                link.createdAt(),
                link.closedAt());
    }
}
