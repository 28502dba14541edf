package org.joinedup.client;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.Coded;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Registers clients, and gives them and takes from them what they prove themselves with. */
@Singleton
public class ApiClients {
    /** One in use, and the one that follows it. */
    static final int MOST_VALID = 2;

    private final StoredClients clients;
    private final StoredCredentials credentials;
    private final Optional<ExternalIssuer> issuer;
    private final AuditTrail audit;
    private final Clock clock;

    ApiClients(
            StoredClients clients,
            StoredCredentials credentials,
            Optional<ExternalIssuer> issuer,
            AuditTrail audit,
            Clock clock) {
        this.clients = clients;
        this.credentials = credentials;
        this.issuer = issuer;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Outcome {
        /**
         * @param secret an API key or client secret, which cannot be had again; null where the
         *     client has what it proves itself with
         */
        record Issued(ClientId client, UUID credential, @Nullable String secret)
                implements Outcome {
            @Override
            public String toString() {
                return "Issued[" + client + "]";
            }
        }

        record NotFound() implements Outcome {}

        record TooMany() implements Outcome {}

        record Refused(FieldError fault) implements Outcome {}
    }

    /** A new client and its key. The key cannot be had again. */
    public record IssuedKey(ClientId id, String key) {
        @Override
        public String toString() {
            return "IssuedKey[" + id + "]";
        }
    }

    @Transactional
    Outcome register(NewClient wanted, String actor) {
        Optional<FieldError> fault = fault(wanted.first(), "credential.");
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        Optional<ClientId> id = clients.add(wanted);
        if (id.isEmpty()) {
            return new Outcome.Refused(
                    new FieldError("organisation", "is not the code of a commissioner"));
        }
        String scopes =
                String.join(" ", wanted.granted().stream().map(Coded::code).sorted().toList());
        audit.record(
                actor,
                "register-client",
                id.get().toString(),
                wanted.organisation() + " " + scopes);
        return give(id.get(), wanted.first(), actor);
    }

    /** Issues a key and revokes those clients of the same name and organisation. */
    @Transactional
    public Optional<IssuedKey> reissue(String name, String organisationCode, String actor) {
        clients.revokeNamed(name, organisationCode);
        return switch (register(new NewClient(name, organisationCode, null, null, null), actor)) {
            case Outcome.Issued issued ->
                    Optional.of(new IssuedKey(issued.client(), issued.secret()));
            case Outcome.NotFound ignored -> Optional.empty();
            case Outcome.TooMany ignored -> Optional.empty();
            case Outcome.Refused ignored -> Optional.empty();
        };
    }

    @Transactional
    Outcome add(ClientId client, NewCredential wanted, String actor) {
        if (!clients.lock(client)) {
            return new Outcome.NotFound();
        }
        Optional<FieldError> fault = fault(wanted, "");
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        return credentials.countValid(client) < MOST_VALID
                ? give(client, wanted, actor)
                : new Outcome.TooMany();
    }

    private Outcome give(ClientId client, NewCredential wanted, String actor) {
        String secret =
                switch (wanted.kind()) {
                    case API_KEY, SECRET -> Secrets.make(wanted.kind());
                    case PUBLIC_KEY, EXTERNAL -> null;
                };
        UUID credential = credentials.add(client, wanted, secret);
        audit.record(
                actor, "issue-" + wanted.kind().code(), client.toString(), credential.toString());
        return new Outcome.Issued(client, credential, secret);
    }

    private Optional<FieldError> fault(NewCredential wanted, String path) {
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            return Optional.of(new FieldError(path + "expiresAt", "is over"));
        }
        boolean signs = wanted.kind() == CredentialKind.PUBLIC_KEY;
        if (signs != (wanted.publicKey() != null)) {
            return Optional.of(
                    new FieldError(
                            path + "publicKey",
                            "is required for public-key, and must be absent for others"));
        }
        boolean external = wanted.kind() == CredentialKind.EXTERNAL;
        if (external != (wanted.externalId() != null)) {
            return Optional.of(
                    new FieldError(
                            path + "externalId",
                            "is required for external, and must be absent for others"));
        }
        if (external) {
            return externalFault(wanted.externalId(), path);
        }
        return signs
                ? PublicKeys.fault(wanted.publicKey())
                        .map(reason -> new FieldError(path + "publicKey", reason))
                : Optional.empty();
    }

    private Optional<FieldError> externalFault(String id, String path) {
        if (issuer.isEmpty()) {
            return Optional.of(
                    new FieldError(path + "kind", "the settings name no issuer outside"));
        }
        return credentials.lockExternal(id)
                ? Optional.empty()
                : Optional.of(new FieldError(path + "externalId", "is that of a client already"));
    }

    /**
     * @return false when there is no such client, or it is revoked
     */
    @Transactional
    boolean limit(ClientId id, RequestLimits limits, String actor) {
        boolean changed = clients.limit(id, limits) == 1;
        if (changed) {
            audit.record(
                    actor,
                    "limit-client",
                    id.toString(),
                    "%s a minute, %s a day"
                            .formatted(
                                    told(limits.requestsAMinute()), told(limits.requestsADay())));
        }
        return changed;
    }

    private static String told(@Nullable Long limit) {
        return limit == null ? "as all" : limit.toString();
    }

    /**
     * Everything of the client ends at once.
     *
     * @return false when there is no such client
     */
    @Transactional
    public boolean revoke(ClientId id, String actor) {
        boolean changed = clients.revoke(id) == 1;
        if (changed) {
            audit.record(actor, "revoke-client", id.toString(), "");
        }
        return changed || clients.exists(id);
    }

    /**
     * What was proved with it ends at once, tokens too.
     *
     * @return false when there is no such credential
     */
    @Transactional
    boolean revoke(ClientId id, UUID credential, String actor) {
        boolean changed = credentials.revoke(id, credential) == 1;
        if (changed) {
            audit.record(actor, "revoke-credential", id.toString(), credential.toString());
        }
        return changed || all().stream().anyMatch(client -> client.has(id, credential));
    }

    List<ApiClient> all() {
        return clients.all();
    }
}
