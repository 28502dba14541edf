package org.joinedup.entrance;

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
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Named;

import org.joinedup.access.Alarms;
import org.joinedup.invitation.Invitations;
import org.joinedup.web.Buckets;
import org.joinedup.web.PeerNetwork;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

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

    private final Invitations invitations;
    private final StoredOpenLinks openLinks;
    private final PeerNetwork network;
    private final Alarms alarms;
    private final ErrorResponseProcessor<?> answers;
    private final ExecutorService blocking;
    private final int most;
    private final Buckets guesses = new Buckets(Duration.ofMinutes(5));

    /**
     * @param most unknown links a minute of one address
     */
    WatchGuesses(
            Invitations invitations,
            StoredOpenLinks openLinks,
            PeerNetwork network,
            Alarms alarms,
            ErrorResponseProcessor<?> answers,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
            @Value("${joinedup.unknown-links-a-minute:30}") int most) {
        this.invitations = invitations;
        this.openLinks = openLinks;
        this.most = most;
        this.network = network;
        this.alarms = alarms;
        this.answers = answers;
        this.blocking = blocking;
    }

    /** Only where a link may be a guess is it looked up, and only then on another thread. */
    @ResponseFilter
    CompletionStage<MutableHttpResponse<?>> watch(
            HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
            noteLimit(request);
        }
        Optional<String> unknown =
                response.code() == HttpStatus.NOT_FOUND.getCode()
                        ? LimitOfALink.linkIn(request)
                        : Optional.empty();
        return unknown.isEmpty()
                ? CompletableFuture.completedStage(response)
                : CompletableFuture.supplyAsync(
                        () ->
                                isWaiting(request) || isGuess(unknown.get())
                                        ? count(request, response)
                                        : response,
                        blocking);
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

    /** Not a revoked link, nor a page that is not there of one that is. */
    private boolean isGuess(String link) {
        return !invitations.isKnown(link) && openLinks.withToken(link).isEmpty();
    }

    private static boolean isOfLink(HttpRequest<?> request) {
        return LimitOfALink.linkIn(request).isPresent();
    }

    /** Whoever has been told to wait is told again without a look. */
    private boolean isWaiting(HttpRequest<?> request) {
        return bucket("at " + network.of(request), most).getAvailableTokens() == 0;
    }

    /** Whether it is too many. */
    private boolean take(String key, int limit) {
        return !bucket(key, limit).tryConsume(1);
    }

    private Bucket bucket(String key, int limit) {
        return guesses.filledAtOnce(key, limit, Duration.ofMinutes(1));
    }
}
