package org.joinedup.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * Takes away a wish for languages that names none, such as a comma: the framework looks for the
 * first of them wherever it reads a parameter, and fails.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReadableLanguages {
    @RequestFilter
    @PreMatching
    void read(HttpRequest<?> request) {
        String wished = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        boolean namesOne = wished == null || wished.matches("\\s*[A-Za-z*].*");
        if (!namesOne && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
