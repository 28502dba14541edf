package org.joinedup.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.joinedup.web.AnswersProblems;
import org.joinedup.web.PeerNetwork;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;

@Controller("/api/v1")
@Validated
@Tag(name = "access")
@AnswersProblems
class AccessController {
    private final SignIn signIn;
    private final CreateUser createUser;
    private final UserAccounts accounts;
    private final Sessions sessions;
    private final TokenResolver<HttpRequest<?>> tokens;
    private final PeerNetwork network;

    AccessController(
            SignIn signIn,
            CreateUser createUser,
            UserAccounts accounts,
            Sessions sessions,
            TokenResolver<HttpRequest<?>> tokens,
            PeerNetwork network) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.createUser = createUser;
        this.accounts = accounts;
        this.network = network;
    }

    @Introspected
    @Schema(name = "Credentials")
    record Credentials(
            @NotNull @Size(max = 100) String username,
            @NotNull @Size(max = 200) @Schema(format = "password") String password) {
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    @Introspected
    @Schema(name = "Token")
    record Token(
            String accessToken,
            String tokenType,
            @Schema(description = "Seconds until it ends in any case") long expiresIn,
            @Schema(description = "Seconds without use after which it ends before") long idle) {}

    @Introspected
    @Schema(name = "Created")
    record Created(@Schema(format = "uuid") String id) {}

    @Operation(operationId = "signIn", summary = "Exchange a name and password for a bearer token")
    @ApiResponse(
            responseCode = "200",
            description = "A token for some hours",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Token.class)))
    @SecurityRequirements
    @Post("/tokens")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> token(@Body @Valid Credentials credentials, HttpRequest<?> request) {
        return switch (signIn.signIn(
                credentials.username(), credentials.password(), network.of(request))) {
            case SignIn.Outcome.SignedIn in ->
                    HttpResponse.ok(
                            new Token(
                                    in.token(),
                                    "Bearer",
                                    in.seconds(),
                                    sessions.idle().toSeconds()));
            case SignIn.Outcome.Wrong ignored -> Problem.answer(ProblemType.WRONG_CREDENTIALS);
            case SignIn.Outcome.TooOften ignored -> Problem.answer(ProblemType.TOO_MANY_REQUESTS);
        };
    }

    @Operation(operationId = "signOut", summary = "End the token that this is sent with")
    @ApiResponse(responseCode = "204", description = "Ended")
    @Delete("/tokens")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<?> end(HttpRequest<?> request) {
        tokens.resolveTokens(request).forEach(sessions::end);
        return HttpResponse.noContent();
    }

    @Operation(operationId = "listUsers", summary = "All accounts")
    @Get("/users")
    @Secured(Role.IS_ADMINISTRATOR)
    List<UserAccount> users() {
        return accounts.all();
    }

    @Operation(operationId = "createUser", summary = "Make an account")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Created.class)))
    @Post("/users")
    @Secured(Role.IS_ADMINISTRATOR)
    HttpResponse<?> create(@Body @Valid NewUser user, @Parameter(hidden = true) Caller caller) {
        return switch (createUser.create(user, caller.name())) {
            case CreateUser.Outcome.Created made ->
                    HttpResponse.created(new Created(made.id().toString()));
            case CreateUser.Outcome.NameTaken ignored ->
                    Problem.answer(
                            ProblemType.ALREADY_EXISTS,
                            List.of(new FieldError("username", "is taken")));
            case CreateUser.Outcome.Refused refused ->
                    Problem.answer(
                            ProblemType.INVALID_FIELDS,
                            List.of(new FieldError(refused.field(), refused.reason())));
        };
    }
}
