package org.joinedup.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.PeerNetwork;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The sign-in page. A session is the signed token in a cookie that scripts and other sites cannot
 * use.
 */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class SessionController {
    private static final String HOME = "/services";

    private final SignIn signIn;
    private final PeerNetwork network;
    private final Pages pages;
    private final SessionCookie session;
    private final boolean external;

    SessionController(
            SignIn signIn,
            PeerNetwork network,
            Pages pages,
            SessionCookie session,
            @Value("${joinedup.oidc.enabled:false}") boolean external) {
        this.signIn = signIn;
        this.network = network;
        this.pages = pages;
        this.session = session;
        this.external = external;
    }

    @Introspected
    record Form(Optional<String> username, Optional<String> password) {
        @Override
        public String toString() {
            return "Form";
        }
    }

    /**
     * @param refused there where an OpenID provider's account gives no access
     * @param failed there where signing in through the provider did not work
     */
    @Get("/sign-in")
    HttpResponse<byte[]> page(
            @QueryValue Optional<String> refused, @QueryValue Optional<String> failed) {
        if (refused.isPresent()) {
            return form(HttpStatus.FORBIDDEN, "", "sign-in.refused");
        }
        return form(HttpStatus.OK, "", failed.isPresent() ? "sign-in.failed" : "");
    }

    @Post("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(@Body Form form, HttpRequest<?> request) {
        String username = form.username().orElse("").strip();
        return switch (signIn.signIn(username, form.password().orElse(""), network.of(request))) {
            case SignIn.Outcome.SignedIn in ->
                    HttpResponse.seeOther(URI.create(HOME)).cookie(session.of(in.token()));
            case SignIn.Outcome.Wrong ignored ->
                    form(HttpStatus.UNPROCESSABLE_ENTITY, username, "sign-in.wrong");
            case SignIn.Outcome.TooOften ignored ->
                    form(HttpStatus.TOO_MANY_REQUESTS, username, "sign-in.too-often");
        };
    }

    @Post("/sign-out")
    @Consumes(MediaType.ALL)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        return HttpResponse.seeOther(URI.create("/sign-in")).cookie(session.end(request));
    }

    private MutableHttpResponse<byte[]> form(HttpStatus status, String username, String error) {
        return pages.page(
                status,
                "access/sign-in",
                Messages.in("en"),
                Map.of("username", username, "error", error, "external", external));
    }
}
