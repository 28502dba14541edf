package org.joinedup.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;

import jakarta.inject.Singleton;

/** Makes the first administrator from the settings; does nothing once there is one. */
@Singleton
@Requires(property = "joinedup.administrator.username")
@Requires(property = "joinedup.administrator.password")
class FirstAdministrator {
    private final UserAccounts accounts;
    private final CreateUser createUser;
    private final String username;
    private final String password;

    FirstAdministrator(
            UserAccounts accounts,
            CreateUser createUser,
            @Value("${joinedup.administrator.username}") String username,
            @Value("${joinedup.administrator.password}") String password) {
        this.accounts = accounts;
        this.createUser = createUser;
        this.username = username;
        this.password = password;
    }

    @EventListener
    void onStartup(StartupEvent event) {
        if (accounts.hasAdministrator()) {
            return;
        }
        NewUser administrator =
                new NewUser(username, "Administrator", password, Role.ADMINISTRATOR, null);
        switch (createUser.create(administrator, "settings")) {
            case CreateUser.Outcome.Created ignored -> {}
            case CreateUser.Outcome.NameTaken ignored -> {}
            case CreateUser.Outcome.Refused refused ->
                    throw new IllegalStateException(
                            "joinedup.administrator." + refused.field() + " " + refused.reason());
        }
    }
}
