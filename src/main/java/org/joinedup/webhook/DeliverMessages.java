package org.joinedup.webhook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends what has been announced. Each message is sent until its address answers with a status of
 * success, ever more seldom, and for three days at most; a node that dies while it sends leaves the
 * message to another, so one may come twice, with the same id.
 */
@Singleton
class DeliverMessages {
    static final int AT_ONCE = 20;

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
    private static final int GONE = 410;

    private final StoredWebhooks webhooks;
    private final SecretBox secrets;
    private final Addresses addresses;
    private final HttpClient client;
    private final Clock clock;

    DeliverMessages(
            StoredWebhooks webhooks,
            SecretBox secrets,
            Addresses addresses,
            @Client(id = "webhooks") HttpClient client,
            Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.addresses = addresses;
        this.client = client;
        this.clock = clock;
    }

    /**
     * @return how many were due
     */
    int deliver() {
        Instant now = clock.instant();
        List<StoredWebhooks.Due> due = webhooks.take(AT_ONCE, now, now.plus(LEASE));
        List<Thread> sending =
                due.stream()
                        .map(message -> Thread.ofVirtual().start(() -> deliver(message)))
                        .toList();
        for (Thread one : sending) {
            try {
                one.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return due.size();
    }

    private void deliver(StoredWebhooks.Due message) {
        Optional<Integer> status = send(message);
        Instant now = clock.instant();
        if (status.filter(code -> code >= 200 && code < 300).isPresent()) {
            webhooks.delivered(message.id(), status.get(), now);
        } else if (status.filter(code -> code == GONE).isPresent()) {
            webhooks.failed(message.id(), status, Optional.empty(), now);
            webhooks.end(message.webhook(), "gone", now);
        } else {
            webhooks.failed(message.id(), status, next(message, now), now);
        }
    }

    private static Optional<Instant> next(StoredWebhooks.Due message, Instant now) {
        Instant next = now.plus(pause(message.attempts()));
        return Optional.of(next)
                .filter(time -> time.isBefore(message.createdAt().plus(GIVEN_UP_AFTER)));
    }

    /** 10 s, 30 s, 90 s and so on. */
    static Duration pause(int attempts) {
        double seconds = FIRST_PAUSE.toSeconds() * Math.pow(3, attempts - 1.0);
        return seconds < LONGEST_PAUSE.toSeconds()
                ? Duration.ofSeconds(Math.round(seconds))
                : LONGEST_PAUSE;
    }

    /**
     * @return the status of the answer; empty where there was none, or nothing may be sent there
     */
    private Optional<Integer> send(StoredWebhooks.Due message) {
        if (addresses.fault(message.url()).isPresent()) {
            return Optional.empty();
        }
        long seconds = clock.instant().getEpochSecond();
        HttpRequest<String> request =
                HttpRequest.POST(URI.create(message.url()), message.body())
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header("User-Agent", "Joined-Up")
                        .header("webhook-id", message.id().toString())
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header(
                                "webhook-signature",
                                Signature.of(
                                        secrets.open(message.secret()),
                                        message.id(),
                                        seconds,
                                        message.body()));
        try {
            return Mono.from(client.exchange(request))
                    .map(HttpResponse::code)
                    .blockOptional(ANSWER_WITHIN);
        } catch (HttpClientResponseException e) {
            return Optional.of(e.code());
        } catch (HttpClientException | IllegalStateException e) {
            // Not reached, or not in time. Why stands in no log: it may quote the address.
            return Optional.empty();
        }
    }
}
