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

    /** What somebody proves themselves with. */
    record Credentials(UserId id, String hash) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    /** Of an open account with a password. */
    Optional<Credentials> credentials(String username) {
        return database.first(
                """
                select id, password_hash from user_account
                where lower(username) = lower(?) and not disabled and password_hash is not null
                """,
                row -> new Credentials(row.id("id", UserId::new), row.text("password_hash")),
                username);
    }

    /** Keeps the account as it is until the transaction ends; empty where it has changed. */
    Optional<UserAccount> holdUnchanged(Credentials credentials) {
        return database.first(
                """
                select * from user_account where id = ? and password_hash = ? and not disabled
                for share
                """,
                UserAccounts::read,
                credentials.id(),
                credentials.hash());
    }

    /** Keeps all administrators' accounts as they are until the transaction ends. */
    void holdAdministrators() {
        database.query(
                "select 1 from user_account where role = 'administrator' order by id for update",
                row -> {});
    }

    Optional<UserAccount> find(UserId id) {
        return database.first("select * from user_account where id = ?", UserAccounts::read, id);
    }

    /** The account of somebody whom an OpenID provider knows. */
    Optional<UserAccount> external(String externalId) {
        return database.first(
                "select * from user_account where external_id = ?", UserAccounts::read, externalId);
    }

    /** Changes nothing when the name is taken by another account. */
    void putExternal(
            String externalId,
            String username,
            String displayName,
            Role role,
            Optional<OrganisationId> organisation) {
        database.query(
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
                row -> {},
                displayName,
                role,
                organisation.orElse(null),
                externalId,
                username,
                displayName,
                role,
                organisation.orElse(null),
                externalId);
    }

    void setPassword(UserId id, String passwordHash) {
        database.update("update user_account set password_hash = ? where id = ?", passwordHash, id);
    }

    /**
     * @return false when the password or the account has changed since
     */
    boolean replacePassword(Credentials credentials, String passwordHash) {
        return database.update(
                        """
                        update user_account set password_hash = ?
                        where id = ? and password_hash = ? and not disabled
                        """,
                        passwordHash,
                        credentials.id(),
                        credentials.hash())
                > 0;
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
                        "select 1 as one from user_account where role = 'administrator' and not"
                                + " disabled and external_id is null limit 1",
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
