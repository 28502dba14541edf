package org.joinedup.webhook;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.WebhookId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;

@Controller("/api/v1/webhooks")
@Validated
@Tag(name = "webhooks")
@AnswersProblems
@Secured(Role.IS_ADMINISTRATOR)
class WebhookController {
    private final RegisterWebhook registerWebhook;
    private final StoredWebhooks webhooks;

    WebhookController(RegisterWebhook registerWebhook, StoredWebhooks webhooks) {
        this.registerWebhook = registerWebhook;
        this.webhooks = webhooks;
    }

    @Introspected
    @Schema(name = "NewWebhook")
    record NewWebhook(@NotBlank @Size(max = 2_000) String url) {}

    @Introspected
    @Schema(name = "RegisteredWebhook")
    record Registered(
            @Schema(format = "uuid") String id,
            @Schema(description = "Shown this once; its messages are signed with it")
                    String secret) {
        @Override
        public String toString() {
            return "Registered[" + id + "]";
        }
    }

    @Operation(operationId = "listWebhooks", summary = "Who is told what is published")
    @Get
    List<Webhook> list() {
        return webhooks.all();
    }

    @Operation(
            operationId = "registerWebhook",
            summary = "Tell an address of an allowed host what is published, beginning with a ping")
    @ApiResponse(
            responseCode = "201",
            description = "Registered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Registered.class)))
    @Post
    HttpResponse<?> register(
            @Body @Valid NewWebhook webhook, @Parameter(hidden = true) Caller caller) {
        return switch (registerWebhook.register(webhook.url(), caller)) {
            case RegisterWebhook.Outcome.Registered made ->
                    HttpResponse.created(new Registered(made.id().toString(), made.secret()));
            case RegisterWebhook.Outcome.Refused refused ->
                    Problem.answer(
                            ProblemType.INVALID_FIELDS,
                            List.of(new FieldError("url", refused.reason())));
        };
    }

    @Operation(operationId = "removeWebhook", summary = "Stop at once")
    @ApiResponse(responseCode = "204", description = "Removed")
    @Delete("/{id}")
    HttpResponse<?> remove(
            @Schema(type = "string", format = "uuid") WebhookId id,
            @Parameter(hidden = true) Caller caller) {
        return registerWebhook.remove(id, caller)
                ? HttpResponse.noContent()
                : Problem.answer(ProblemType.NOT_FOUND);
    }
}
