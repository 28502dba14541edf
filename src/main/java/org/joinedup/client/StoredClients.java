package org.joinedup.client;

import jakarta.inject.Singleton;

import org.joinedup.access.Scope;
import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may ask by program, and how much. */
@Singleton
class StoredClients {
    private final Database database;

    StoredClients(Database database) {
        this.database = database;
    }

    /** Empty when there is no such commissioner. */
    Optional<ClientId> add(NewClient wanted) {
        return database.first(
                """
                insert into api_client (name, organisation_id, scopes, requests_a_minute, requests_a_day)
                select ?, id, ?, cast(? as bigint), cast(? as bigint)
                from organisation where code = ? and kind = 'commissioner'
                returning id
                """,
                row -> row.id("id", ClientId::new),
                wanted.name(),
                wanted.granted().stream().map(Scope::code).sorted().toArray(String[]::new),
                wanted.allowed().requestsAMinute(),
                wanted.allowed().requestsADay(),
                wanted.organisation());
    }

    int limit(ClientId client, RequestLimits limits) {
        return database.update(
                """
                update api_client set requests_a_minute = cast(? as bigint), requests_a_day = cast(? as bigint)
                where id = ? and revoked_at is null
                """,
                limits.requestsAMinute(),
                limits.requestsADay(),
                client);
    }

    /**
     * Of two who change a client, the second waits.
     *
     * @return whether there is such a client that is not revoked
     */
    boolean lock(ClientId client) {
        return database.first(
                        "select id from api_client where id = ? and revoked_at is null for update",
                        row -> row.uuid("id"),
                        client)
                .isPresent();
    }

    /**
     * @return how many there were that were not revoked
     */
    int revoke(ClientId client) {
        database.update(
                "update client_credential set revoked_at = now() where client_id = ? and revoked_at"
                        + " is null",
                client);
        return database.update(
                "update api_client set revoked_at = now() where id = ? and revoked_at is null",
                client);
    }

    int revokeNamed(String name, String organisationCode) {
        return database.update(
                """
                update api_client set revoked_at = now()
                where revoked_at is null and name = ?
                    and organisation_id = (select id from organisation where code = ?)
                """,
                name,
                organisationCode);
    }

    static RequestLimits limits(Row row) {
        return new RequestLimits(
                row.optionalCount("requests_a_minute"), row.optionalCount("requests_a_day"));
    }

    boolean exists(ClientId client) {
        return database.first(
                        "select id from api_client where id = ?", row -> row.uuid("id"), client)
                .isPresent();
    }

    List<ApiClient> all() {
        Map<ClientId, List<ApiClient.Credential>> credentials = new HashMap<>();
        database.query(
                "select * from client_credential order by created_at, id",
                row ->
                        credentials
                                .computeIfAbsent(
                                        row.id("client_id", ClientId::new), c -> new ArrayList<>())
                                .add(credential(row)));
        return database
                .list("select * from api_client order by created_at, id", StoredClients::client)
                .stream()
                .map(client -> client.with(credentials.getOrDefault(client.id(), List.of())))
                .toList();
    }

    private static ApiClient client(Row row) {
        return new ApiClient(
                row.id("id", ClientId::new),
                row.text("name"),
                row.id("organisation_id", OrganisationId::new),
                row.texts("scopes"),
                List.of(),
                limits(row),
                row.instant("created_at"),
                Optional.ofNullable(row.instant("revoked_at")));
    }

    private static ApiClient.Credential credential(Row row) {
        return new ApiClient.Credential(
                row.uuid("id").toString(),
                row.text("kind"),
                row.optionalText("external_id"),
                row.instant("created_at"),
                Optional.ofNullable(row.instant("expires_at")),
                Optional.ofNullable(row.instant("revoked_at")));
    }
}
