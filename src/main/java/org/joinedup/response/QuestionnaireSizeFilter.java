package org.joinedup.response;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;

/** Refuses early what no questionnaire can be: anyone may send to these addresses. */
@ServerFilter({"/s/**", "/api/v1/invitations/*/responses"})
class QuestionnaireSizeFilter {
    private static final long LIMIT = 64 * 1024;

    @RequestFilter
    void refuseTooLarge(HttpRequest<?> request) {
        if (request.getContentLength() > LIMIT) {
            throw new HttpStatusException(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "larger than any questionnaire");
        }
    }
}
