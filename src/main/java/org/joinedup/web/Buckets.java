package org.joinedup.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;

import java.time.Duration;

/**
 * How many times something may be done by each: a name, a link, a network. Each has a bucket, of
 * which every time takes a token; a bucket that nobody asked for in a while is forgotten.
 */
public final class Buckets {
    private static final int MOST_KEPT = 100_000;

    private final Cache<String, Bucket> buckets;

    /**
     * @param kept longer than it takes to fill one again
     */
    public Buckets(Duration kept) {
        buckets = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(kept).build();
    }

    /** One that is filled again by and by, and is full after the period. */
    public Bucket filledEvenly(String key, int most, Duration period) {
        return buckets.get(
                key,
                ignored ->
                        Bucket.builder()
                                .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                                .build());
    }

    /** One that is filled again at the end of each period. */
    public Bucket filledAtOnce(String key, int most, Duration period) {
        return buckets.get(
                key,
                ignored ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(most).refillIntervally(most, period))
                                .build());
    }
}
