package org.joinedup.web;

import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.security.authentication.Authentication;

import java.util.Collection;
import java.util.List;

/** What the head of staff's pages leads to, for those alone who may go there. */
public final class HeadNavigation {
    /** The codes of {@code access.Role}, of which this room knows nothing else. */
    private static final List<String> RUN_SURVEYS = List.of("administrator", "coordinator");

    private HeadNavigation() {}

    public static boolean showsSurveys() {
        return ServerRequestContext.currentRequest()
                .flatMap(request -> request.getUserPrincipal(Authentication.class))
                .map(Authentication::getRoles)
                .filter(
                        (Collection<String> roles) ->
                                roles.stream().anyMatch(RUN_SURVEYS::contains))
                .isPresent();
    }
}
