package org.joinedup.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
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
import org.joinedup.access.Role;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Optional;

@Controller("/api/v1/organisations")
@Validated
@Tag(name = "organisations")
@AnswersProblems
class OrganisationController {
    static final String CSV = "text/csv";

    private final StoredOrganisations organisations;
    private final AddOrganisations addOrganisations;
    private final ImportFiles files;

    OrganisationController(
            StoredOrganisations organisations,
            AddOrganisations addOrganisations,
            ImportFiles files) {
        this.organisations = organisations;
        this.addOrganisations = addOrganisations;
        this.files = files;
    }

    @Introspected
    @Schema(name = "Organisation")
    record OrganisationView(
            @Schema(format = "uuid") String id,
            String code,
            String name,
            @Schema(
                            type = "string",
                            allowableValues = {"provider", "commissioner"})
                    String kind,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> region) {}

    /**
     * @param created how many
     */
    @Introspected
    @Schema(name = "Imported")
    record Imported(int created) {}

    @Operation(
            operationId = "listOrganisations",
            summary =
                    "An administrator sees all; others their own and those that provide or"
                            + " commission a service they see")
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Page<OrganisationView> list(
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue Optional<String> after,
            @Parameter(hidden = true) Caller caller) {
        return Page.of(
                        organisations.visibleTo(caller, after.orElse(""), limit),
                        limit,
                        Organisation::code)
                .map(OrganisationController::view);
    }

    @Operation(operationId = "createOrganisation", summary = "Create a provider or commissioner")
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    @Post
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> create(
            @Body @Valid NewOrganisation organisation, @Parameter(hidden = true) Caller caller) {
        return switch (addOrganisations.add(List.of(organisation), caller.name())) {
            case AddOrganisations.Outcome.Added added ->
                    HttpResponse.created(view(added.organisations().getFirst()));
            case AddOrganisations.Outcome.Refused refused -> refuse(refused.faults());
        };
    }

    @Operation(
            operationId = "importOrganisations",
            summary = "Create many from a CSV file: code, name, kind, region; all or none")
    @ApiResponse(
            responseCode = "201",
            description = "All were created",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    @Post(value = "/import", consumes = CSV)
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> importFile(
            @Body @Schema(type = "string") Optional<byte[]> file,
            @Parameter(hidden = true) Caller caller) {
        ImportFile<NewOrganisation> read = files.organisations(file.orElse(new byte[0]));
        if (!read.faults().isEmpty()) {
            return Problem.answer(ProblemType.INVALID_ROWS, read.faults());
        }
        return switch (addOrganisations.add(read.values(), caller.name())) {
            case AddOrganisations.Outcome.Added added ->
                    HttpResponse.created(new Imported(added.organisations().size()));
            case AddOrganisations.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_ROWS, read.inFile(refused.faults()));
        };
    }

    /** The answer for a single thing that could not be created. */
    static HttpResponse<?> refuse(List<Fault> faults) {
        ProblemType type =
                faults.stream().anyMatch(Fault::isOfExisting)
                        ? ProblemType.ALREADY_EXISTS
                        : ProblemType.INVALID_FIELDS;
        return Problem.answer(
                type, faults.stream().map(f -> new FieldError(f.field(), f.reason())).toList());
    }

    private static OrganisationView view(Organisation organisation) {
        return new OrganisationView(
                organisation.id().toString(),
                organisation.code(),
                organisation.name(),
                organisation.kind().code(),
                organisation.region());
    }
}
