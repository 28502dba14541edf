package org.joinedup.entrance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import org.joinedup.access.Alarms;
import org.joinedup.web.PeerNetwork;

import java.time.Duration;

/**
 * Finds those who guess links, codes or passwords. A link has 130 random bits, so that guessing is
 * hopeless and need not be prevented; but somebody should know of it. Links that are there are
 * answered whoever else is behind the same address, for only unknown ones count: past 30 a minute
 * of one address, or 300 of all addresses beside it, who asks for an unknown one is told to wait.
 */
@ServerFilter({"/s", "/s/**", "/o/**", "/api/v1/invitations/**", "/sign-in", "/api/v1/tokens"})
@Order(50)
class WatchGuesses {
    /** As many addresses as may have as much of it as one. */
    private static final int NEARBY = 10;

    private static final String SECONDS = "60";

    private final PeerNetwork network;
    private final Alarms alarms;
    private final ErrorResponseProcessor<?> answers;
    private final int most;
    private final Cache<String, Bucket> guesses =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(Duration.ofMinutes(5))
                    .build();

    /**
     * @param most unknown links a minute of one address
     */
    WatchGuesses(
            PeerNetwork network,
            Alarms alarms,
            ErrorResponseProcessor<?> answers,
            @Value("${joinedup.unknown-links-a-minute:30}") int most) {
        this.most = most;
        this.network = network;
        this.alarms = alarms;
        this.answers = answers;
    }

    @ResponseFilter
    MutableHttpResponse<?> watch(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
            noteLimit(request);
            return response;
        }
        return response.code() == HttpStatus.NOT_FOUND.getCode() && isOfLink(request)
                ? count(request, response)
                : response;
    }

    private MutableHttpResponse<?> count(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String address = network.of(request);
        String nearby = network.nearby(request);
        boolean isOfMany = take("near " + nearby, most * NEARBY);
        boolean isOfOne = take("at " + address, most);
        if (isOfMany) {
            alarms.raise(
                    "links-guessed",
                    nearby,
                    most * NEARBY + " unknown links in a minute from addresses that begin so");
        }
        if (isOfOne) {
            alarms.raise("links-guessed", address, most + " unknown links in a minute");
        }
        return isOfMany || isOfOne
                ? answers.processResponse(
                        ErrorContext.builder(request).build(),
                        HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                                .header(HttpHeaders.RETRY_AFTER, SECONDS))
                : response;
    }

    /** What others have limited where it is tried. */
    private void noteLimit(HttpRequest<?> request) {
        if (request.getPath().equals("/s")) {
            alarms.raise("codes-guessed", network.of(request), "unknown codes, or one too often");
        } else if (!isOfLink(request)) {
            alarms.raise("passwords-guessed", network.of(request), "wrong names or passwords");
        }
    }

    private static boolean isOfLink(HttpRequest<?> request) {
        return LimitOfALink.linkIn(request).isPresent();
    }

    /** Whether it is too many. */
    private boolean take(String key, int limit) {
        return !guesses.get(
                        key,
                        ignored ->
                                Bucket.builder()
                                        .addLimit(
                                                each ->
                                                        each.capacity(limit)
                                                                .refillIntervally(
                                                                        limit,
                                                                        Duration.ofMinutes(1)))
                                        .build())
                .tryConsume(1);
    }
}
