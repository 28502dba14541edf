package org.joinedup.access;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The keys of commissioners' machines: 256 random bits, shown once, stored as SHA-256. */
@Singleton
public class ApiClients {
    static final String KEY_PREFIX = "ju_";
    private static final int KEY_BYTES = 32;

    private final Database database;
    private final AuditTrail audit;
    private final SecureRandom random = new SecureRandom();

    ApiClients(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * @return the client with its key, or empty when the organisation is no commissioner
     */
    @Transactional
    public Optional<IssuedKey> issue(String name, String organisationCode, String actor) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        String key = KEY_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Optional<ClientId> id =
                database.first(
                        """
                        insert into api_client (name, organisation_id, key_hash)
                        select ?, id, ? from organisation where code = ? and kind = 'commissioner'
                        returning id
                        """,
                        row -> row.id("id", ClientId::new),
                        name,
                        hash(key),
                        organisationCode);
        id.ifPresent(
                client ->
                        audit.record(actor, "issue-api-key", client.toString(), organisationCode));
        return id.map(client -> new IssuedKey(client, key));
    }

    /** Issues a key and revokes those of the same name and organisation. */
    @Transactional
    public Optional<IssuedKey> reissue(String name, String organisationCode, String actor) {
        database.update(
                """
                update api_client set revoked_at = now()
                where revoked_at is null and name = ?
                    and organisation_id = (select id from organisation where code = ?)
                """,
                name,
                organisationCode);
        return issue(name, organisationCode, actor);
    }

    /**
     * @return false when there is no such client
     */
    @Transactional
    public boolean revoke(ClientId id, String actor) {
        int changed =
                database.update(
                        "update api_client set revoked_at = now() where id = ? and revoked_at is"
                                + " null",
                        id);
        if (changed == 1) {
            audit.record(actor, "revoke-api-key", id.toString(), "");
        }
        return changed == 1 || all().stream().anyMatch(client -> client.id().equals(id));
    }

    List<ApiClient> all() {
        return database.list("select * from api_client order by created_at, id", ApiClients::read);
    }

    Optional<Caller> authenticate(String key) {
        return database.first(
                "select id, organisation_id from api_client where key_hash = ? and revoked_at is"
                        + " null",
                row ->
                        new Caller(
                                row.id("id", ClientId::new).toString(),
                                Role.COMMISSIONER,
                                Optional.of(row.id("organisation_id", OrganisationId::new))),
                hash(key));
    }

    private static ApiClient read(Row row) {
        return new ApiClient(
                row.id("id", ClientId::new),
                row.text("name"),
                row.id("organisation_id", OrganisationId::new),
                row.instant("created_at"),
                Optional.ofNullable(row.instant("revoked_at")));
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new client and its key. The key cannot be had again. */
    public record IssuedKey(ClientId id, String key) {
        @Override
        public String toString() {
            return "IssuedKey[" + id + "]";
        }
    }
}
