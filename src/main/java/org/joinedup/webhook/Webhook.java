package org.joinedup.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.WebhookId;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who wants to be told, and how it went.
 *
 * @param waiting how many messages are still to be delivered
 * @param lastStatus HTTP status of the last attempt; absent where none was answered
 * @param endedBecause removed by an administrator, or gone: its address answered 410
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Webhook(
        @Schema(type = "string", format = "uuid") WebhookId id,
        String url,
        String createdBy,
        Instant createdAt,
        Optional<Instant> endedAt,
        @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"removed", "gone"})
                Optional<String> endedBecause,
        long waiting,
        long delivered,
        long givenUp,
        Optional<Integer> lastStatus) {}
