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
import org.joinedup.access.ForClients;
import org.joinedup.access.Role;
import org.joinedup.access.Scope;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.OrganisationController.Imported;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Controller("/api/v1/services")
@Validated
@Tag(name = "services")
@AnswersProblems
class ServiceController {
    private final StoredServices services;
    private final StoredOrganisations organisations;
    private final AddServices addServices;
    private final ImportFiles files;

    ServiceController(
            StoredServices services,
            StoredOrganisations organisations,
            AddServices addServices,
            ImportFiles files) {
        this.services = services;
        this.organisations = organisations;
        this.addServices = addServices;
        this.files = files;
    }

    @Introspected
    @Schema(name = "Service")
    record ServiceView(
            @Schema(format = "uuid") String id,
            String code,
            String name,
            @Schema(description = "Code of the provider") String provider,
            String careCluster,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> clientGroup,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> region,
            List<String> strategies,
            List<String> programmes,
            @Schema(description = "Codes of the commissioners") List<String> commissioners) {}

    @Operation(
            operationId = "listServices",
            summary =
                    "An administrator sees all; a provider's people their own; a commissioner"
                            + " those it commissions")
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @ForClients({Scope.METRICS_READ, Scope.SERVICES_WRITE, Scope.INVITATIONS_WRITE})
    Page<ServiceView> list(
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue Optional<String> after,
            @Parameter(hidden = true) Caller caller) {
        Page<Service> page =
                Page.of(services.visibleTo(caller, after.orElse(""), limit), limit, Service::code);
        Map<OrganisationId, String> codes = codes(page.items());
        return page.map(service -> view(service, codes));
    }

    @Operation(operationId = "getService", summary = "One service that the caller may see")
    @ApiResponse(
            responseCode = "200",
            description = "The service",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @Get("/{id}")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @ForClients({Scope.METRICS_READ, Scope.SERVICES_WRITE, Scope.INVITATIONS_WRITE})
    HttpResponse<?> one(
            @Schema(type = "string", format = "uuid") ServiceId id,
            @Parameter(hidden = true) Caller caller) {
        return services.findVisible(id, caller)
                .<HttpResponse<?>>map(service -> HttpResponse.ok(view(service)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(operationId = "createService", summary = "Create a service")
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @Post
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COMMISSIONER})
    @ForClients(Scope.SERVICES_WRITE)
    HttpResponse<?> create(
            @Body @Valid NewService service, @Parameter(hidden = true) Caller caller) {
        return switch (addServices.add(List.of(service), caller)) {
            case AddServices.Outcome.Added added ->
                    HttpResponse.created(view(added.services().getFirst()));
            case AddServices.Outcome.Refused refused ->
                    OrganisationController.refuse(refused.faults());
        };
    }

    @Operation(
            operationId = "importServices",
            summary =
                    "Create many from a CSV file: code, name, provider, care_cluster,"
                            + " client_group, region, strategies, programmes, commissioners; lists"
                            + " are separated by semicolons; all or none")
    @ApiResponse(
            responseCode = "201",
            description = "All were created",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    @Post(value = "/import", consumes = OrganisationController.CSV)
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COMMISSIONER})
    @ForClients(Scope.SERVICES_WRITE)
    HttpResponse<?> importFile(
            @Body @Schema(type = "string") Optional<byte[]> file,
            @Parameter(hidden = true) Caller caller) {
        ImportFile<NewService> read = files.services(file.orElse(new byte[0]));
        if (!read.faults().isEmpty()) {
            return Problem.answer(ProblemType.INVALID_ROWS, read.faults());
        }
        return switch (addServices.add(read.values(), caller)) {
            case AddServices.Outcome.Added added ->
                    HttpResponse.created(new Imported(added.services().size()));
            case AddServices.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_ROWS, read.inFile(refused.faults()));
        };
    }

    private Map<OrganisationId, String> codes(List<Service> shown) {
        return organisations.codes(
                shown.stream()
                        .flatMap(
                                s ->
                                        Stream.concat(
                                                Stream.of(s.providerId()),
                                                s.commissioners().stream()))
                        .collect(Collectors.toSet()));
    }

    private ServiceView view(Service service) {
        return view(service, codes(List.of(service)));
    }

    private static ServiceView view(Service service, Map<OrganisationId, String> codes) {
        return new ServiceView(
                service.id().toString(),
                service.code(),
                service.name(),
                codes.get(service.providerId()),
                service.careCluster(),
                service.clientGroup(),
                service.region(),
                service.strategies(),
                service.programmes(),
                service.commissioners().stream().map(codes::get).sorted().toList());
    }
}
