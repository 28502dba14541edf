package org.joinedup.client;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.ClientId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.UUID;

@Controller("/api/v1/clients")
@Validated
@Secured(Role.IS_ADMINISTRATOR)
@Tag(name = "clients")
@AnswersProblems
class ClientController {
    private final ApiClients clients;
    private final StoredClients stored;
    private final ClientUsage usage;

    ClientController(ApiClients clients, StoredClients stored, ClientUsage usage) {
        this.clients = clients;
        this.stored = stored;
        this.usage = usage;
    }

    @Introspected
    @Schema(name = "CreatedClient")
    record CreatedClient(
            @Schema(format = "uuid", description = "The client, also its client_id") String id,
            @Schema(format = "uuid") String credential,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    @Schema(
                            nullable = true,
                            description =
                                    "Shown this once: an API key, to send as a bearer token, or"
                                            + " the client_secret; absent of others")
                    String key) {
        static CreatedClient of(ApiClients.Outcome.Issued issued) {
            return new CreatedClient(
                    issued.client().toString(), issued.credential().toString(), issued.secret());
        }

        @Override
        public String toString() {
            return "CreatedClient[" + id + "]";
        }
    }

    @Introspected
    @Schema(name = "ClientUsage")
    record UsageView(
            @Schema(format = "date") String day,
            long requests,
            @Schema(description = "Of them, those beyond the client's limit") long refused) {}

    @Operation(operationId = "listClients", summary = "All machine clients, without their keys")
    @Get
    List<ApiClient> list() {
        return clients.all();
    }

    @Operation(
            operationId = "createClient",
            summary = "Register a commissioner's client; its key is shown once",
            description =
                    "With an API key, to be sent as it is; a secret, to be exchanged for tokens at"
                            + " /oauth/token; the public half of a key of the client's own; or its"
                            + " id at the issuer outside that the settings name.")
    @ApiResponse(
            responseCode = "201",
            description = "Registered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CreatedClient.class)))
    @Post
    HttpResponse<?> register(
            @Body @Valid NewClient client, @Parameter(hidden = true) Caller caller) {
        return answer(clients.register(client, caller.name()));
    }

    @Operation(
            operationId = "addCredential",
            summary = "Give a client one more key; two are valid at a time",
            description = "Then the client changes over, and the old one is revoked.")
    @ApiResponse(
            responseCode = "201",
            description = "Issued",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CreatedClient.class)))
    @Post("/{id}/credentials")
    HttpResponse<?> add(
            @Schema(type = "string", format = "uuid") ClientId id,
            @Body @Valid NewCredential credential,
            @Parameter(hidden = true) Caller caller) {
        return answer(clients.add(id, credential, caller.name()));
    }

    @Operation(
            operationId = "limitClient",
            summary = "Say how much a client may ask",
            description = "What is absent is what the settings say for all clients.")
    @ApiResponse(responseCode = "204", description = "Limited, from the next request on")
    @Put("/{id}/limits")
    HttpResponse<?> limit(
            @Schema(type = "string", format = "uuid") ClientId id,
            @Body @Valid RequestLimits limits,
            @Parameter(hidden = true) Caller caller) {
        return clients.limit(id, limits, caller.name())
                ? HttpResponse.noContent()
                : Problem.answer(ProblemType.NOT_FOUND);
    }

    @Operation(
            operationId = "revokeCredential",
            summary = "Revoke one key at once, and the tokens that it was exchanged for")
    @ApiResponse(responseCode = "204", description = "Revoked")
    @Delete("/{id}/credentials/{credential}")
    HttpResponse<?> revoke(
            @Schema(type = "string", format = "uuid") ClientId id,
            UUID credential,
            @Parameter(hidden = true) Caller caller) {
        return clients.revoke(id, credential, caller.name())
                ? HttpResponse.noContent()
                : Problem.answer(ProblemType.NOT_FOUND);
    }

    @Operation(operationId = "revokeClient", summary = "Revoke a client at once, with all its keys")
    @ApiResponse(responseCode = "204", description = "Revoked")
    @Delete("/{id}")
    HttpResponse<?> revoke(
            @Schema(type = "string", format = "uuid") ClientId id,
            @Parameter(hidden = true) Caller caller) {
        return clients.revoke(id, caller.name())
                ? HttpResponse.noContent()
                : Problem.answer(ProblemType.NOT_FOUND);
    }

    @Operation(
            operationId = "getClientUsage",
            summary = "What a client has asked for in the last 31 days, the latest first")
    @ApiResponse(
            responseCode = "200",
            description = "Days on which it asked for anything",
            content =
                    @Content(
                            mediaType = "application/json",
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = UsageView.class))))
    @Get("/{id}/usage")
    HttpResponse<?> usage(@Schema(type = "string", format = "uuid") ClientId id) {
        return stored.exists(id)
                ? HttpResponse.ok(
                        usage.of(id).stream()
                                .map(
                                        each ->
                                                new UsageView(
                                                        each.day().toString(),
                                                        each.requests(),
                                                        each.refused()))
                                .toList())
                : Problem.answer(ProblemType.NOT_FOUND);
    }

    private static HttpResponse<?> answer(ApiClients.Outcome outcome) {
        return switch (outcome) {
            case ApiClients.Outcome.Issued issued -> HttpResponse.created(CreatedClient.of(issued));
            case ApiClients.Outcome.NotFound ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case ApiClients.Outcome.TooMany ignored ->
                    Problem.answer(
                            ProblemType.NOT_POSSIBLE_NOW,
                            "two keys of the client are valid: revoke one of them first");
            case ApiClients.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_FIELDS, List.of(refused.fault()));
        };
    }
}
