package org.joinedup.web;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * An error as RFC 9457 has it, with a stable code and, where fields or rows are at fault, a list of
 * them.
 *
 * @param errors what is wrong, one entry a field or row; empty when the request as a whole is at
 *     fault
 */
@Introspected
@Schema(name = "Problem", description = "An error (RFC 9457)")
public record Problem(
        @Schema(example = "urn:joined-up:problem:invalid-fields") String type,
        String title,
        int status,
        @Schema(
                        type = "string",
                        description = "Stable",
                        allowableValues = {
                            "malformed-body",
                            "invalid-parameter",
                            "invalid-fields",
                            "invalid-rows",
                            "not-signed-in",
                            "wrong-credentials",
                            "not-allowed",
                            "not-found",
                            "unknown-link",
                            "method-not-allowed",
                            "not-acceptable",
                            "already-exists",
                            "already-answered",
                            "link-ended",
                            "survey-not-open",
                            "permission-not-recorded",
                            "not-possible-now",
                            "body-too-large",
                            "head-too-large",
                            "unsupported-media-type",
                            "too-many-requests",
                            "bad-request",
                            "internal",
                            "unavailable"
                        })
                String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) String detail,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds: every limit here is one of a minute. */
    private static final String RETRY_AFTER = "60";

    /** Seconds: of a service that is busy. */
    static final String SOON = "2";

    /**
     * One fault.
     *
     * @param field path of the field, e.g. {@code invitations[3].transitionDate}, or the column of
     *     a CSV file
     * @param line line of a CSV file, counted from 1 with the heading; absent elsewhere
     */
    @Introspected
    @Schema(name = "FieldError")
    public record FieldError(
            String field,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Integer line,
            String reason) {
        public FieldError(String field, String reason) {
            this(field, null, reason);
        }
    }

    public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
        return new Problem(
                "urn:joined-up:problem:" + type.code(),
                type.title(),
                type.status().getCode(),
                type.code(),
                detail,
                errors);
    }

    public static HttpResponse<Problem> answer(ProblemType type) {
        return answer(type, null, List.of());
    }

    public static HttpResponse<Problem> answer(ProblemType type, String detail) {
        return answer(type, detail, List.of());
    }

    public static HttpResponse<Problem> answer(ProblemType type, List<FieldError> errors) {
        return answer(type, null, errors);
    }

    public static HttpResponse<Problem> answer(
            ProblemType type, String detail, List<FieldError> errors) {
        MutableHttpResponse<Problem> response =
                HttpResponse.<Problem>status(type.status())
                        .contentType(MEDIA_TYPE)
                        .body(of(type, detail, errors));
        return type == ProblemType.TOO_MANY_REQUESTS
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                : response;
    }
}
