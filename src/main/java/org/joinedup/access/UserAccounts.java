package org.joinedup.access;

import jakarta.inject.Singleton;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.UserId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.List;
import java.util.Optional;

@Singleton
class UserAccounts {
    private final Database database;

    UserAccounts(Database database) {
        this.database = database;
    }

    /**
     * @return the new account's id, or empty when the name is taken
     */
    Optional<UserId> add(NewUser user, Optional<OrganisationId> organisation, String passwordHash) {
        return database.first(
                """
                insert into user_account (username, display_name, password_hash, role, organisation_id)
                values (?, ?, ?, ?, ?)
                on conflict (lower(username)) do nothing
                returning id
                """,
                row -> row.id("id", UserId::new),
                user.username(),
                user.displayName(),
                passwordHash,
                user.role(),
                organisation.orElse(null));
    }

    List<UserAccount> all() {
        return database.list(
                "select * from user_account order by lower(username)", UserAccounts::read);
    }

    Optional<UserAccount> named(String username) {
        return database.first(
                "select * from user_account where lower(username) = lower(?)",
                UserAccounts::read,
                username);
    }

    Optional<String> passwordHash(String username) {
        return database.first(
                        "select password_hash from user_account where lower(username) = lower(?)"
                                + " and not disabled",
                        row -> row.optionalText("password_hash"),
                        username)
                .flatMap(hash -> hash);
    }

    Optional<UserAccount> find(UserId id) {
        return database.first("select * from user_account where id = ?", UserAccounts::read, id);
    }

    /** The account of somebody whom an OpenID provider knows. */
    Optional<UserAccount> external(String externalId) {
        return database.first(
                "select * from user_account where external_id = ?", UserAccounts::read, externalId);
    }

    /**
     * @return false when the name is taken by another account
     */
    boolean putExternal(
            String externalId,
            String username,
            String displayName,
            Role role,
            Optional<OrganisationId> organisation) {
        return database.first(
                        """
                        with known as (
                            update user_account set display_name = ?, role = ?, organisation_id = ?
                            where external_id = ? returning id
                        ), added as (
                            insert into user_account
                                (username, display_name, role, organisation_id, external_id)
                            select ?, ?, ?, cast(? as uuid), ? where not exists (select from known)
                            on conflict do nothing
                            returning id
                        )
                        select id from known union all select id from added
                        """,
                        row -> row.id("id", UserId::new),
                        displayName,
                        role,
                        organisation.orElse(null),
                        externalId,
                        username,
                        displayName,
                        role,
                        organisation.orElse(null),
                        externalId)
                .isPresent();
    }

    void setPassword(UserId id, String passwordHash) {
        database.update("update user_account set password_hash = ? where id = ?", passwordHash, id);
    }

    void change(
            UserId id,
            String displayName,
            Role role,
            Optional<OrganisationId> organisation,
            boolean disabled) {
        database.update(
                """
                update user_account set display_name = ?, role = ?, organisation_id = ?, disabled = ?
                where id = ?
                """,
                displayName,
                role,
                organisation.orElse(null),
                disabled,
                id);
    }

    /** How an organisation is called in forms. */
    Optional<String> organisationCode(OrganisationId id) {
        return database.first(
                "select code from organisation where id = ?", row -> row.text("code"), id);
    }

    boolean hasAdministrator() {
        return database.first(
                        "select 1 as one from user_account where role = 'administrator' limit 1",
                        r -> 1)
                .isPresent();
    }

    Optional<OrganisationId> organisation(String code) {
        return database.first(
                "select id from organisation where code = ?",
                row -> row.id("id", OrganisationId::new),
                code);
    }

    static UserAccount read(Row row) {
        return new UserAccount(
                row.id("id", UserId::new),
                row.text("username"),
                row.text("display_name"),
                row.coded("role", Role.class),
                Optional.ofNullable(row.id("organisation_id", OrganisationId::new)),
                row.flag("disabled"),
                row.optionalText("external_id").isPresent());
    }
}
