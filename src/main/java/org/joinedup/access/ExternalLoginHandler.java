package org.joinedup.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.handlers.RedirectingLoginHandler;
import io.micronaut.security.token.cookie.TokenCookieLoginHandler;

import jakarta.inject.Singleton;

import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.net.URI;
import java.util.Map;

/** Answers whoever comes back from an OpenID provider. */
@Singleton
@Replaces(TokenCookieLoginHandler.class)
class ExternalLoginHandler
        implements RedirectingLoginHandler<HttpRequest<?>, MutableHttpResponse<?>> {
    static final String FAILED = "/sign-in?failed";

    private final SessionCookie session;
    private final Pages pages;

    ExternalLoginHandler(SessionCookie session, Pages pages) {
        this.session = session;
        this.pages = pages;
    }

    /** The cookie is not sent along where another site began, so a page of ours goes on. */
    @Override
    public MutableHttpResponse<?> loginSuccess(
            Authentication authentication, HttpRequest<?> request) {
        Object token = authentication.getAttributes().get(ExternalSignIn.SESSION);
        return pages.ok("access/signed-in", Messages.in("en"), Map.of())
                .cookie(session.of(token.toString()));
    }

    @Override
    public MutableHttpResponse<?> loginRefresh(
            Authentication authentication, String refreshToken, HttpRequest<?> request) {
        throw new IllegalStateException("a session is not refreshed");
    }

    @Override
    public MutableHttpResponse<?> loginFailed(
            AuthenticationResponse authentication, HttpRequest<?> request) {
        boolean known =
                authentication.getMessage().filter(ExternalSignIn.NO_ACCESS::equals).isPresent();
        return HttpResponse.seeOther(URI.create(known ? "/sign-in?refused" : FAILED));
    }
}
