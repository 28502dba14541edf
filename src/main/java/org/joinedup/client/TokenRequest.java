package org.joinedup.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Map;

/** A form as RFC 6749 (section 4.4.2) and RFC 7523 (section 2.2) have it. */
@Introspected
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "TokenRequest")
record TokenRequest(
        @Schema(example = "client_credentials") String grantType,
        @Nullable
                @Schema(
                        nullable = true,
                        description = "Of those granted, separated by spaces; absent: all",
                        example = "metrics:read")
                String scope,
        @Nullable @Schema(nullable = true, format = "uuid") String clientId,
        @Nullable @Schema(nullable = true, format = "password") String clientSecret,
        @Nullable
                @Schema(
                        nullable = true,
                        example = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                String clientAssertionType,
        @Nullable @Schema(nullable = true, description = "For private_key_jwt")
                String clientAssertion) {

    /** What is not known here is ignored, as the standard wants it. */
    static TokenRequest of(Map<String, Object> form) {
        return new TokenRequest(
                text(form, "grant_type"),
                text(form, "scope"),
                text(form, "client_id"),
                text(form, "client_secret"),
                text(form, "client_assertion_type"),
                text(form, "client_assertion"));
    }

    private static @Nullable String text(Map<String, Object> form, String name) {
        return form.get(name) instanceof CharSequence text && !text.isEmpty()
                ? text.toString()
                : null;
    }

    @Override
    public String toString() {
        return "TokenRequest[" + grantType + "]";
    }
}
