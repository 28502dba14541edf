package org.joinedup.webhook;

import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.WebhookId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes down what others are to be told, in the transaction of what happened: neither is there
 * without the other.
 */
@Singleton
public class Announce {
    private final StoredWebhooks webhooks;
    private final JsonMapper json;
    private final Clock clock;

    Announce(StoredWebhooks webhooks, JsonMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param type such as {@code edition.published}
     * @param data what may be published anyway: it leaves this service
     */
    @Transactional
    public void announce(String type, Map<String, Object> data) {
        to(webhooks.active(), type, data);
    }

    void to(List<WebhookId> subscribers, String type, Map<String, Object> data) {
        Instant now = clock.instant();
        for (WebhookId webhook : subscribers) {
            UUID id = UUID.randomUUID();
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("id", id.toString());
            message.put("type", type);
            message.put("at", now.toString());
            message.put("data", data);
            webhooks.addMessage(id, webhook, written(message), now);
        }
    }

    private String written(Map<String, Object> message) {
        try {
            return json.writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
