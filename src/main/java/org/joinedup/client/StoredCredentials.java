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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What clients prove with that they are who they say: keys, secrets and ids that others vouch for.
 */
@Singleton
class StoredCredentials {
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

    StoredCredentials(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<KnownClient> withSecret(CredentialKind kind, String secret) {
        return database.first(
                KNOWN + "and k.hash = ? and k.kind = ?",
                StoredCredentials::known,
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

    Optional<KnownClient> withExternalId(String externalId) {
        return database.first(
                KNOWN + "and k.external_id = ?",
                StoredCredentials::known,
                clock.instant(),
                externalId);
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

    int countValid(ClientId client) {
        return database.list(
                        "select k.id" + VALID + "and c.id = ?",
                        row -> row.uuid("id"),
                        clock.instant(),
                        client)
                .size();
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

    int revoke(ClientId client, UUID credential) {
        return database.update(
                "update client_credential set revoked_at = now() where id = ? and client_id = ? and"
                        + " revoked_at is null",
                credential,
                client);
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
