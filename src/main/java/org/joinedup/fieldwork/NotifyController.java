package org.joinedup.fieldwork;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.kernel.Coded;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What GOV.UK Notify tells. It sends a bearer token of ours, and again until it is answered. */
@Controller("/api/v1/notify")
@Tag(name = "fieldwork")
@AnswersProblems
@Secured(SecurityRule.IS_ANONYMOUS)
class NotifyController {
    private final String expected;
    private final RecordDelivery recordDelivery;
    private final ReceiveText receiveText;

    NotifyController(
            @Value("${joinedup.notify.callback-token:}") String token,
            RecordDelivery recordDelivery,
            ReceiveText receiveText) {
        this.expected = token.isBlank() ? "" : "Bearer " + token.strip();
        this.recordDelivery = recordDelivery;
        this.receiveText = receiveText;
    }

    /** Whom it was sent to is not read. */
    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "NotifyDelivery")
    record Delivery(
            @Nullable @Schema(nullable = true) String reference,
            @Nullable @Schema(nullable = true) String status) {}

    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "NotifyReceivedText")
    record ReceivedText(
            @JsonProperty("source_number") @Nullable @Schema(nullable = true) String sourceNumber,
            @Nullable @Schema(nullable = true) String message) {
        @Override
        public String toString() {
            return "ReceivedText";
        }
    }

    @Operation(
            operationId = "notifyDelivery",
            summary = "GOV.UK Notify's delivery receipts",
            description = "Set this address and the token of the settings in Notify.")
    @ApiResponse(responseCode = "204", description = "Noted")
    @Post("/deliveries")
    HttpResponse<?> delivery(
            @Body Delivery delivery,
            @Parameter(hidden = true) @Header(HttpHeaders.AUTHORIZATION) @Nullable
                    String authorization) {
        if (!isNotify(authorization)) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        if (delivery.status() == null) {
            return missing("status");
        }
        Optional<DeliveryStatus> status = Coded.find(DeliveryStatus.class, delivery.status());
        Optional<UUID> id = uuid(delivery.reference());
        if (id.isPresent() && status.isPresent()) {
            recordDelivery.record(id.get(), status.get());
        }
        return HttpResponse.noContent();
    }

    @Operation(
            operationId = "notifyReceivedText",
            summary = "GOV.UK Notify's received texts: who writes STOP is asked no more")
    @ApiResponse(responseCode = "204", description = "Noted")
    @Post("/received-texts")
    HttpResponse<?> received(
            @Body ReceivedText text,
            @Parameter(hidden = true) @Header(HttpHeaders.AUTHORIZATION) @Nullable
                    String authorization) {
        if (!isNotify(authorization)) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        if (text.sourceNumber() == null || text.message() == null) {
            return missing(text.sourceNumber() == null ? "source_number" : "message");
        }
        receiveText.receive(text.sourceNumber(), text.message());
        return HttpResponse.noContent();
    }

    private boolean isNotify(@Nullable String authorization) {
        return !expected.isEmpty()
                && authorization != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<?> missing(String field) {
        return Problem.answer(
                ProblemType.INVALID_FIELDS, List.of(new FieldError(field, "is required")));
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
