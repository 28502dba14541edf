package org.joinedup.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import org.joinedup.kernel.ClientId;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much a client may ask: in a minute of one node, and in a day of all of them. */
@Singleton
class ClientLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final long ofMinute;
    private final long ofDay;
    private final ClientUsage usage;
    private final Clock clock;
    private final Cache<Key, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(WINDOW).build();

    ClientLimits(
            @Value("${joinedup.clients.requests-a-minute:600}") long ofMinute,
            @Value("${joinedup.clients.requests-a-day:100000}") long ofDay,
            ClientUsage usage,
            Clock clock) {
        this.ofMinute = ofMinute;
        this.ofDay = ofDay;
        this.usage = usage;
        this.clock = clock;
    }

    /** With the limit, so that another limit holds from the next request on. */
    private record Key(ClientId client, long most) {}

    /**
     * What is left of one limit.
     *
     * @param reset seconds until all of it is there again
     * @param retry seconds until one more request is taken; 0 while it is
     */
    record Part(String name, long most, Duration window, long remaining, long reset, long retry) {
        private String policy() {
            return "\"%s\";q=%d;w=%d".formatted(name, most, window.toSeconds());
        }

        private String state() {
            return "\"%s\";r=%d;t=%d".formatted(name, remaining, reset);
        }
    }

    /** What is left of a client's limits. */
    record Left(boolean allowed, List<Part> parts) {
        /** As the IETF's draft on rate limit headers has them. */
        void tell(MutableHttpResponse<?> response) {
            response.getHeaders()
                    .set("RateLimit-Policy", joined(Part::policy))
                    .set("RateLimit", joined(Part::state));
            if (!allowed) {
                long retry = parts.stream().mapToLong(Part::retry).max().orElse(1);
                response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retry));
            }
        }

        private String joined(Function<Part, String> told) {
            return parts.stream().map(told).collect(Collectors.joining(", "));
        }
    }

    /** Takes one request, and counts it. */
    Left take(ClientId client, RequestLimits limits) {
        Part day = day(client, or(limits.requestsADay(), ofDay));
        Key key = new Key(client, or(limits.requestsAMinute(), ofMinute));
        ConsumptionProbe probe =
                buckets.get(key, ignored -> bucket(key.most())).tryConsumeAndReturnRemaining(1);
        Part minute =
                new Part(
                        "client",
                        key.most(),
                        WINDOW,
                        probe.getRemainingTokens(),
                        seconds(probe.getNanosToWaitForReset()),
                        seconds(probe.getNanosToWaitForRefill()));
        boolean allowed = probe.isConsumed() && day.retry() == 0;
        usage.count(client, allowed);
        return new Left(allowed, List.of(minute, day));
    }

    /** Until midnight, as the use is counted. */
    private Part day(ClientId client, long most) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        long reset =
                Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()))
                                .toSeconds()
                        + 1;
        long before = usage.today(client);
        return new Part(
                "day", most, DAY, Math.max(0, most - before - 1), reset, before < most ? 0 : reset);
    }

    private static long or(@Nullable Long own, long ofAll) {
        return own == null ? ofAll : own;
    }

    private static Bucket bucket(long most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                .build();
    }

    /** Rounded up, so that whoever waits so long has waited long enough. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
