package org.joinedup.access;

import io.micronaut.core.annotation.Introspected;
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

import org.joinedup.access.AccountView.Line;
import org.joinedup.access.AccountView.User;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.UserId;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an administrator makes, changes and closes accounts. */
@Hidden
@Controller("/users")
@Produces(MediaType.TEXT_HTML)
@Secured(Role.IS_ADMINISTRATOR)
class UserController {
    private static final String LIST = "/users";
    private static final List<String> ROLES =
            List.of(Role.IS_VIEWER, Role.IS_COORDINATOR, Role.IS_ADMINISTRATOR);
    private static final User NOBODY = new User("", "", "", Role.IS_VIEWER, "", false, false);

    private final UserAccounts accounts;
    private final CreateUser createUser;
    private final ChangeUser changeUser;
    private final Pages pages;

    UserController(
            UserAccounts accounts, CreateUser createUser, ChangeUser changeUser, Pages pages) {
        this.accounts = accounts;
        this.createUser = createUser;
        this.changeUser = changeUser;
        this.pages = pages;
    }

    @Introspected
    record Form(
            Optional<String> username,
            Optional<String> displayName,
            Optional<String> role,
            Optional<String> organisation,
            Optional<String> password,
            Optional<String> disabled) {
        private User user(String id, boolean external) {
            return new User(
                    id,
                    username.orElse("").strip(),
                    displayName.orElse("").strip(),
                    Coded.find(Role.class, role.orElse("")).filter(Form::isOfPeople).stream()
                            .map(Role::code)
                            .findFirst()
                            .orElse(Role.IS_VIEWER),
                    organisation.orElse("").strip(),
                    disabled.isPresent(),
                    external);
        }

        private static boolean isOfPeople(Role role) {
            return role != Role.COMMISSIONER;
        }

        @Override
        public String toString() {
            return "Form";
        }
    }

    @Get
    HttpResponse<byte[]> list() {
        List<Line> lines =
                accounts.all().stream()
                        .map(
                                account ->
                                        new Line(
                                                account.id().toString(),
                                                account.username(),
                                                account.displayName(),
                                                account.role().code(),
                                                account.disabled()))
                        .toList();
        return pages.ok("access/users", Messages.in("en"), Map.of("users", lines));
    }

    @Get("/new")
    HttpResponse<byte[]> create() {
        return form(HttpStatus.OK, NOBODY, true, "", "");
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> create(@Body Form form, Caller caller) {
        User user = form.user("", false);
        if (user.username().length() < 3 || user.username().length() > 100) {
            return refuse(user, true, "username", "staff.user.error.username");
        }
        if (user.displayName().isEmpty() || user.displayName().length() > 200) {
            return refuse(user, true, "displayName", "staff.user.error.display-name");
        }
        NewUser wanted =
                new NewUser(
                        user.username(),
                        user.displayName(),
                        form.password().orElse(""),
                        Coded.find(Role.class, user.role()).orElseThrow(),
                        user.organisation().isEmpty() ? null : user.organisation());
        return switch (createUser.create(wanted, caller.name())) {
            case CreateUser.Outcome.Created ignored -> Pages.seeOther(LIST);
            case CreateUser.Outcome.NameTaken ignored ->
                    refuse(user, true, "username", "staff.user.error.taken");
            case CreateUser.Outcome.Refused refused ->
                    refuse(user, true, refused.field(), "staff.user.error." + refused.field());
        };
    }

    @Get("/{id}")
    HttpResponse<?> show(UserId id) {
        return accounts.find(id)
                .<HttpResponse<?>>map(account -> form(HttpStatus.OK, user(account), false, "", ""))
                .orElseGet(HttpResponse::notFound);
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(UserId id, @Body Form form, Caller caller) {
        return accounts.find(id)
                .<HttpResponse<?>>map(account -> change(account, form, caller))
                .orElseGet(HttpResponse::notFound);
    }

    private HttpResponse<byte[]> change(UserAccount account, Form form, Caller caller) {
        User sent = form.user(account.id().toString(), account.external());
        User user =
                new User(
                        sent.id(),
                        account.username(),
                        sent.displayName(),
                        sent.role(),
                        sent.organisation(),
                        sent.disabled(),
                        sent.external());
        ChangeUser.Change change =
                new ChangeUser.Change(
                        user.displayName(),
                        Coded.find(Role.class, user.role()).orElseThrow(),
                        user.organisation(),
                        user.disabled(),
                        form.password().orElse(""));
        return changeUser
                .change(account, change, caller)
                .map(fault -> refuse(user, false, fault.field(), fault.key()))
                .orElseGet(() -> Pages.seeOther(LIST));
    }

    private User user(UserAccount account) {
        return new User(
                account.id().toString(),
                account.username(),
                account.displayName(),
                account.role().code(),
                account.organisationId().flatMap(accounts::organisationCode).orElse(""),
                account.disabled(),
                account.external());
    }

    private HttpResponse<byte[]> refuse(User user, boolean isNew, String field, String error) {
        return form(HttpStatus.UNPROCESSABLE_ENTITY, user, isNew, field, error);
    }

    private HttpResponse<byte[]> form(
            HttpStatus status, User user, boolean isNew, String field, String error) {
        return pages.page(
                status,
                "access/user",
                Messages.in("en"),
                Map.of("form", new AccountView.Form(user, isNew, ROLES, field, error)));
    }
}
