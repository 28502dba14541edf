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

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Controller("/api/v1/programmes")
@Validated
@Tag(name = "programmes")
@AnswersProblems
class ProgrammeController {
    private final StoredProgrammes programmes;
    private final AddProgramme addProgramme;

    ProgrammeController(StoredProgrammes programmes, AddProgramme addProgramme) {
        this.programmes = programmes;
        this.addProgramme = addProgramme;
    }

    @Introspected
    @Schema(name = "ProgrammeSite")
    record SiteView(
            String code,
            String name,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> details) {}

    @Introspected
    @Schema(name = "Programme")
    record ProgrammeView(
            String code,
            String name,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> announcedOn,
            @Schema(description = "As announced; a site need not have a service here")
                    List<SiteView> sites,
            @Schema(description = "Codes of the services in it that you may see")
                    List<String> services) {}

    @Operation(
            operationId = "listProgrammes",
            summary = "All programmes with their sites and those of their services that you see")
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Page<ProgrammeView> list(
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue Optional<String> after,
            @Parameter(hidden = true) Caller caller) {
        Page<Programme> page =
                Page.of(programmes.all(after.orElse(""), limit), limit, Programme::code);
        Map<String, List<String>> services =
                programmes.servicesVisibleTo(
                        caller, page.items().stream().map(Programme::code).toList());
        return page.map(p -> view(p, services.getOrDefault(p.code(), List.of())));
    }

    @Operation(operationId = "createProgramme", summary = "Create a programme with its sites")
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ProgrammeView.class)))
    @Post
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> create(
            @Body @Valid NewProgramme programme, @Parameter(hidden = true) Caller caller) {
        Programme wanted = programme.programme();
        return switch (addProgramme.add(wanted, caller.name())) {
            case AddProgramme.Outcome.Added ignored ->
                    HttpResponse.created(view(wanted, List.of()));
            case AddProgramme.Outcome.Exists ignored ->
                    OrganisationController.refuse(List.of(Fault.exists(0)));
            case AddProgramme.Outcome.SiteTwice twice ->
                    Problem.answer(
                            ProblemType.INVALID_FIELDS,
                            List.of(
                                    new FieldError(
                                            "sites[" + twice.index() + "].code",
                                            "is the code of an earlier site")));
        };
    }

    private static ProgrammeView view(Programme programme, List<String> services) {
        return new ProgrammeView(
                programme.code(),
                programme.name(),
                programme.announcedOn(),
                programme.sites().stream()
                        .map(s -> new SiteView(s.code(), s.name(), s.details()))
                        .toList(),
                services);
    }
}
