package org.joinedup.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.security.authentication.Authentication;

import jakarta.inject.Singleton;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.storage.ReadScope;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Whoever belongs to an organisation is shown its rows alone. Administrators and what the service
 * does by itself see all; so do requests at the addresses of patients and of those who sign in,
 * where it does not matter who is signed in on the device.
 */
@Singleton
class CallersRows implements ReadScope {
    private static final Pattern NOBODYS =
            Pattern.compile(
                    "(?i)/s(/.*)?|/o/.*|/kiosk(/.*)?|/sign-in|/oauth/.*|/api/v1/tokens"
                            + "|/api/v1/invitations/[^/]+/responses|/api/v1/notify/.*");

    @Override
    public Optional<UUID> organisation() {
        return ServerRequestContext.currentRequest()
                .filter(request -> !isNobodys(request))
                .flatMap(request -> request.getUserPrincipal(Authentication.class))
                .flatMap(Caller::of)
                .flatMap(Caller::organisation)
                .map(OrganisationId::value);
    }

    private static boolean isNobodys(HttpRequest<?> request) {
        return NOBODYS.matcher(request.getPath()).matches();
    }
}
