package org.joinedup.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.AccountView.Password;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.PeerNetwork;

import java.util.Map;
import java.util.Optional;

/** Where somebody who is signed in chooses a new password. */
@Hidden
@Controller("/password")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
class PasswordController {
    private final ChangePassword changePassword;
    private final UserAccounts accounts;
    private final SessionCookie session;
    private final PeerNetwork network;
    private final Pages pages;

    PasswordController(
            ChangePassword changePassword,
            UserAccounts accounts,
            SessionCookie session,
            PeerNetwork network,
            Pages pages) {
        this.changePassword = changePassword;
        this.accounts = accounts;
        this.session = session;
        this.network = network;
        this.pages = pages;
    }

    @Introspected
    record Form(Optional<String> current, Optional<String> wanted, Optional<String> repeated) {
        @Override
        public String toString() {
            return "Form";
        }
    }

    @Get
    HttpResponse<?> page(Caller caller) {
        return page(HttpStatus.OK, caller, false, "", "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(@Body Form form, Caller caller, HttpRequest<?> request) {
        return switch (changePassword.change(
                caller,
                form.current().orElse(""),
                form.wanted().orElse(""),
                form.repeated().orElse(""),
                network.of(request))) {
            case ChangePassword.Outcome.Changed changed ->
                    page(HttpStatus.OK, caller, true, "", "")
                            .toMutableResponse()
                            .cookie(session.of(changed.token()));
            case ChangePassword.Outcome.Refused refused ->
                    page(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            caller,
                            false,
                            refused.field(),
                            refused.key());
            case ChangePassword.Outcome.TooOften ignored ->
                    page(
                            HttpStatus.TOO_MANY_REQUESTS,
                            caller,
                            false,
                            "current",
                            "sign-in.too-often");
        };
    }

    private HttpResponse<byte[]> page(
            HttpStatus status, Caller caller, boolean changed, String field, String error) {
        boolean external = accounts.named(caller.name()).filter(UserAccount::external).isPresent();
        return pages.page(
                status,
                "access/password",
                Messages.in("en"),
                Map.of(
                        "view",
                        new Password(caller.isAdministrator(), external, changed, field, error)));
    }
}
