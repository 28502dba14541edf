package org.joinedup.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.kernel.Coded;
import org.joinedup.web.PeerNetwork;

import java.util.Map;
import java.util.stream.Collectors;

/** Where clients get their tokens. Its answers are those of OAuth 2, not problems. */
@Controller(TokenController.PATH)
@Tag(name = "clients")
class TokenController {
    static final String PATH = "/oauth/token";

    private final GrantToken grantToken;
    private final PeerNetwork network;

    TokenController(GrantToken grantToken, PeerNetwork network) {
        this.grantToken = grantToken;
        this.network = network;
    }

    @Introspected
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "ClientToken")
    record ClientToken(
            String accessToken,
            String tokenType,
            int expiresIn,
            @Schema(description = "Those of the token, separated by spaces") String scope) {
        @Override
        public String toString() {
            return "ClientToken[" + scope + "]";
        }
    }

    @Introspected
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "TokenError")
    record TokenError(
            @Schema(
                            type = "string",
                            allowableValues = {
                                "invalid_request",
                                "invalid_client",
                                "invalid_scope",
                                "unsupported_grant_type",
                                "slow_down"
                            })
                    String error,
            String errorDescription) {}

    @Operation(
            operationId = "getToken",
            summary = "Exchange a client's proof for a token of some minutes (OAuth 2)",
            description =
                    "Grant client_credentials; the client proves itself by client_secret_basic,"
                            + " client_secret_post or private_key_jwt (audience: this address).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A token, to be sent as a bearer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClientToken.class)))
    @ApiResponse(
            responseCode = "4XX",
            description = "Why there is none",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenError.class)))
    @SecurityRequirements
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> token(@Body @Nullable Map<String, Object> form, HttpRequest<?> request) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return switch (grantToken.grant(
                TokenRequest.of(form == null ? Map.of() : form),
                authorization,
                network.of(request))) {
            case GrantToken.Outcome.Granted granted ->
                    HttpResponse.ok(
                            new ClientToken(
                                    granted.token(),
                                    "Bearer",
                                    granted.seconds(),
                                    granted.scopes().stream()
                                            .map(Coded::code)
                                            .sorted()
                                            .collect(Collectors.joining(" "))));
            case GrantToken.Outcome.Refused refused ->
                    HttpResponse.badRequest(new TokenError(refused.error(), refused.description()));
            case GrantToken.Outcome.Unknown ignored ->
                    HttpResponse.<Object>status(HttpStatus.UNAUTHORIZED)
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"joined-up\"")
                            .body(
                                    new TokenError(
                                            "invalid_client", "exactly one valid proof must come"));
            case GrantToken.Outcome.TooOften ignored ->
                    HttpResponse.<Object>status(HttpStatus.TOO_MANY_REQUESTS)
                            .header(HttpHeaders.RETRY_AFTER, "60")
                            .body(new TokenError("slow_down", "too many failures; wait a minute"));
        };
    }
}
