package org.joinedup.webhook;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.WebhookId;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets an administrator say whom to tell, and stop it. */
@Singleton
class RegisterWebhook {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StoredWebhooks webhooks;
    private final Announce announce;
    private final SecretBox secrets;
    private final Addresses addresses;
    private final AuditTrail audit;
    private final Clock clock;

    RegisterWebhook(
            StoredWebhooks webhooks,
            Announce announce,
            SecretBox secrets,
            Addresses addresses,
            AuditTrail audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.announce = announce;
        this.secrets = secrets;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Outcome {
        /**
         * @param secret with which messages are signed, told this once
         */
        record Registered(WebhookId id, String secret) implements Outcome {
            @Override
            public String toString() {
                return "Registered[" + id + "]";
            }
        }

        record Refused(String reason) implements Outcome {}
    }

    /** The first message is a ping, so that both sides see that it works. */
    @Transactional
    Outcome register(String url, Caller caller) {
        Optional<String> fault = addresses.fault(url);
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        String secret = Signature.SECRET_PREFIX + Base64.getEncoder().encodeToString(random);
        WebhookId id = webhooks.add(url, secrets.close(secret), caller.name(), clock.instant());
        announce.to(List.of(id), "ping", Map.of());
        audit.record(caller.name(), "register-webhook", id.toString(), "");
        return new Outcome.Registered(id, secret);
    }

    /**
     * @return false where there is none
     */
    @Transactional
    boolean remove(WebhookId id, Caller caller) {
        boolean found = webhooks.end(id, "removed", clock.instant());
        if (found) {
            audit.record(caller.name(), "remove-webhook", id.toString(), "");
        }
        return found;
    }
}
