package org.joinedup.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many requests a client may send in a minute to one node. */
@Singleton
class ClientLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(WINDOW).build();

    ClientLimits(@Value("${joinedup.clients.requests-a-minute:600}") int most) {
        this.most = most;
    }

    /**
     * What is left of a client's limit.
     *
     * @param reset seconds until all of it is there again
     * @param retry seconds until one more request is taken; 0 while it is
     */
    record Left(boolean allowed, int most, long remaining, long reset, long retry) {
        /** As the IETF's draft on rate limit headers has them. */
        void tell(MutableHttpResponse<?> response) {
            response.getHeaders()
                    .set(
                            "RateLimit-Policy",
                            "\"client\";q=%d;w=%d".formatted(most, WINDOW.toSeconds()))
                    .set("RateLimit", "\"client\";r=%d;t=%d".formatted(remaining, reset));
            if (!allowed) {
                response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retry));
            }
        }
    }

    Left take(String client) {
        ConsumptionProbe probe =
                buckets.get(client, ignored -> bucket()).tryConsumeAndReturnRemaining(1);
        return new Left(
                probe.isConsumed(),
                most,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                .build();
    }

    /** Rounded up, so that whoever waits so long has waited long enough. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
