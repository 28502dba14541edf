package org.joinedup.web;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names each request, in what is answered and in what is logged meanwhile: as the caller named it,
 * if that is a plain word, or by a new UUID.
 */
@ServerFilter({"/api/**", "/oauth/**"})
@Order(-200)
class RequestId {
    static final String HEADER = "X-Request-ID";
    private static final String ATTRIBUTE = "joined-up.request-id";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @RequestFilter
    void name(HttpRequest<?> request, MutablePropagatedContext context) {
        String id =
                request.getHeaders()
                        .findFirst(HEADER)
                        .filter(sent -> WORD.matcher(sent).matches())
                        .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(ATTRIBUTE, id);
        context.add(new MdcPropagationContext(Map.of("request", id)));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, String.class).ifPresent(id -> response.header(HEADER, id));
    }
}
