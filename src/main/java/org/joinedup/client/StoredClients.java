package org.joinedup.client;

import com.nimbusds.jose.util.JSONObjectUtils;

import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.access.Scope;
import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class StoredClients {
    private static final String VALID =
            """
             from client_credential k join api_client c on c.id = k.client_id
            where c.revoked_at is null and k.revoked_at is null
                and (k.expires_at is null or k.expires_at > ?)
            """;
    private static final String KNOWN =
            "select c.id, c.organisation_id, c.scopes, k.id as credential, k.public_key" + VALID;

    private final Database database;
    private final Clock clock;

    StoredClients(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
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

    /**
     * @param secret null where the client has what it proves itself with
     */
    UUID add(ClientId client, NewCredential wanted, @Nullable String secret) {
        return database.first(
                        """
                        insert into client_credential
                            (client_id, kind, hash, public_key, external_id, expires_at)
                        values (?, ?, ?, ?, ?, cast(? as timestamptz)) returning id
                        """,
                        row -> row.uuid("id"),
                        client,
                        wanted.kind(),
                        secret == null ? null : Secrets.hash(secret),
                        wanted.publicKey() == null
                                ? null
                                : JSONObjectUtils.toJSONString(wanted.publicKey()),
                        wanted.externalId(),
                        wanted.expiresAt())
                .orElseThrow();
    }

    /**
     * Of two who want the same id outside, the second waits.
     *
     * @return whether it is free
     */
    boolean lockExternal(String externalId) {
        database.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 25))", row -> {}, externalId);
        return database.first(
                        "select id from client_credential where external_id = ? and revoked_at is"
                                + " null",
                        row -> row.uuid("id"),
                        externalId)
                .isEmpty();
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

    int countValid(ClientId client) {
        return database.list(
                        "select k.id" + VALID + "and c.id = ?",
                        row -> row.uuid("id"),
                        clock.instant(),
                        client)
                .size();
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

    Optional<KnownClient> withExternalId(String externalId) {
        return database.first(
                KNOWN + "and k.external_id = ?", StoredClients::known, clock.instant(), externalId);
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

    int revokeCredential(ClientId client, UUID credential) {
        return database.update(
                "update client_credential set revoked_at = now() where id = ? and client_id = ? and"
                        + " revoked_at is null",
                credential,
                client);
    }

    Optional<KnownClient> withSecret(CredentialKind kind, String secret) {
        return database.first(
                KNOWN + "and k.hash = ? and k.kind = ?",
                StoredClients::known,
                clock.instant(),
                Secrets.hash(secret),
                kind);
    }

    /** Which public key would prove a client, by the key. */
    Map<String, KnownClient> withPublicKeys(ClientId client) {
        Map<String, KnownClient> keys = new HashMap<>();
        database.query(
                KNOWN + "and c.id = ? and k.kind = 'public-key'",
                row -> keys.put(row.text("public_key"), known(row)),
                clock.instant(),
                client);
        return keys;
    }

    /** What the client with this credential may ask; empty when it is not valid any more. */
    Optional<RequestLimits> limits(UUID credential) {
        return database.first(
                "select c.requests_a_minute, c.requests_a_day" + VALID + "and k.id = ?",
                StoredClients::limits,
                clock.instant(),
                credential);
    }

    private static RequestLimits limits(Row row) {
        return new RequestLimits(
                row.optionalCount("requests_a_minute"), row.optionalCount("requests_a_day"));
    }

    /**
     * @return false when this client has used it before
     */
    boolean useAssertion(ClientId client, String jti, Instant expiresAt) {
        database.update("delete from client_assertion where expires_at < ?", clock.instant());
        return database.update(
                        "insert into client_assertion (client_id, jti, expires_at) values (?, ?,"
                                + " ?) on conflict do nothing",
                        client,
                        jti,
                        expiresAt)
                == 1;
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

    private static KnownClient known(Row row) {
        return new KnownClient(
                row.id("id", ClientId::new),
                row.id("organisation_id", OrganisationId::new),
                row.texts("scopes").stream()
                        .map(code -> Coded.of(Scope.class, code))
                        .collect(Collectors.toUnmodifiableSet()),
                row.uuid("credential"));
    }
}
