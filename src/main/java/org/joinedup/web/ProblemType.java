package org.joinedup.web;

import io.micronaut.http.HttpStatus;

/**
 * The catalogue of errors that the API answers with. Codes are stable; a client may rely on them.
 */
public enum ProblemType {
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "malformed-body", "The body cannot be read"),
    INVALID_PARAMETER(
            HttpStatus.BAD_REQUEST, "invalid-parameter", "A parameter is missing or not valid"),
    INVALID_FIELDS(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "invalid-fields",
            "Some fields are not valid; nothing was stored"),
    INVALID_ROWS(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "invalid-rows",
            "Some rows are not valid; nothing was stored"),
    NOT_SIGNED_IN(
            HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in, or send a valid key or token"),
    WRONG_CREDENTIALS(
            HttpStatus.UNAUTHORIZED, "wrong-credentials", "The name or the password is wrong"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "not-allowed", "Your role does not allow this"),
    NOT_FOUND(
            HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address that you may see"),
    UNKNOWN_LINK(HttpStatus.NOT_FOUND, "unknown-link", "This link is not known"),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "This address does not take that method"),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "not-acceptable",
            "This cannot be sent in a form that you accept"),
    ALREADY_EXISTS(HttpStatus.CONFLICT, "already-exists", "There is one already"),
    ALREADY_ANSWERED(
            HttpStatus.CONFLICT,
            "already-answered",
            "Different answers were already given on this link"),
    LINK_ENDED(HttpStatus.GONE, "link-ended", "This link no longer takes answers"),
    SURVEY_NOT_OPEN(HttpStatus.CONFLICT, "survey-not-open", "The survey is not open"),
    PERMISSION_NOT_RECORDED(
            HttpStatus.CONFLICT,
            "permission-not-recorded",
            "The rights holder's permission to use an instrument is not recorded"),
    NOT_POSSIBLE_NOW(
            HttpStatus.CONFLICT, "not-possible-now", "That cannot be done in the present state"),
    BODY_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large", "The body is too large"),
    HEAD_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "head-too-large",
            "The head of the request is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "This address does not take that content type"),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests; wait a moment"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "bad-request", "The request cannot be read"),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something went wrong here; it was recorded"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The service is busy; try again");

    private final HttpStatus status;
    private final String code;
    private final String title;

    ProblemType(HttpStatus status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** The entry for a status that the framework answered with on its own account. */
    static ProblemType forStatus(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> NOT_SIGNED_IN;
            case FORBIDDEN -> NOT_ALLOWED;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case REQUEST_ENTITY_TOO_LARGE -> BODY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case SERVICE_UNAVAILABLE -> UNAVAILABLE;
            default -> status.getCode() >= 500 ? INTERNAL : BAD_REQUEST;
        };
    }
}
