package org.joinedup.client;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;

import org.joinedup.access.Caller;
import org.joinedup.access.ForClients;
import org.joinedup.access.Scope;
import org.joinedup.kernel.ClientId;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What holds for machine clients besides their role: that what they proved themselves with is still
 * valid, so that a revocation ends their tokens at once; their limits; and their scopes.
 */
@ServerFilter("/api/**")
class ClientGuard implements Ordered {
    private static final String LEFT = "joined-up.client-limit";

    private final StoredCredentials credentials;
    private final ClientLimits limits;

    ClientGuard(StoredCredentials credentials, ClientLimits limits) {
        this.credentials = credentials;
        this.limits = limits;
    }

    /** It must be known who calls. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        Optional<Authentication> authentication = request.getUserPrincipal(Authentication.class);
        Optional<Caller> client = authentication.flatMap(Caller::of).filter(Caller::isClient);
        return client.isEmpty()
                ? null
                : refuse(request, client.get(), authentication.flatMap(KnownClient::credentialOf));
    }

    private @Nullable HttpResponse<?> refuse(
            HttpRequest<?> request, Caller client, Optional<UUID> credential) {
        Optional<RequestLimits> allowed = credential.flatMap(credentials::limits);
        if (allowed.isEmpty()) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        ClientLimits.Left left =
                limits.take(new ClientId(UUID.fromString(client.name())), allowed.get());
        request.setAttribute(LEFT, left);
        if (!left.allowed()) {
            return told(left, Problem.answer(ProblemType.TOO_MANY_REQUESTS));
        }
        return mayCall(client, request)
                ? null
                : told(
                        left,
                        Problem.answer(
                                ProblemType.NOT_ALLOWED,
                                "no scope that this client has allows it"));
    }

    private static HttpResponse<?> told(ClientLimits.Left left, HttpResponse<?> answer) {
        left.tell(answer.toMutableResponse());
        return answer;
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(LEFT, ClientLimits.Left.class).ifPresent(left -> left.tell(response));
    }

    private static boolean mayCall(Caller client, HttpRequest<?> request) {
        Optional<RouteInfo<?>> route = RouteAttributes.getRouteInfo(request);
        if (route.isEmpty()) {
            return true;
        }
        Scope[] scopes =
                route.get().getAnnotationMetadata().enumValues(ForClients.class, Scope.class);
        if (scopes.length > 0) {
            return Set.of(scopes).stream().anyMatch(client.scopes()::contains);
        }
        return isReading(request)
                ? client.scopes().contains(Scope.METRICS_READ)
                : route.get()
                        .getAnnotationMetadata()
                        .stringValue(Secured.class)
                        .filter(SecurityRule.IS_ANONYMOUS::equals)
                        .isPresent();
    }

    private static boolean isReading(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }
}
