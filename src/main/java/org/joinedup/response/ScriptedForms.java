package org.joinedup.response;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells a script that sent a form which page comes next. A script cannot read a redirect, and would
 * fetch the page a second time if it followed. Tells it, too, that all is over and nothing need be
 * kept, which by its status alone could be a notice of whatever is on the way to here.
 */
@ServerFilter("/s/**")
class ScriptedForms {
    static final String SENT_BY_SCRIPT = "Joined-Up-Script";
    static final String NEXT = "Joined-Up-Next";
    static final String OVER = "Joined-Up-Over";

    @ResponseFilter
    void tellNext(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!request.getHeaders().contains(SENT_BY_SCRIPT)) {
            return;
        }
        if (response.status() == HttpStatus.GONE) {
            response.header(OVER, "1");
        } else if (response.status() == HttpStatus.SEE_OTHER) {
            response.status(HttpStatus.NO_CONTENT)
                    .header(NEXT, response.getHeaders().get(HttpHeaders.LOCATION));
            response.getHeaders().remove(HttpHeaders.LOCATION);
        }
    }
}
