package org.joinedup.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

/**
 * Says who had better come back later than wait behind too many others, for a connection to the
 * database or for anything else, so that what waits stays bounded.
 */
@Singleton
class Capacity {
    private static final String ASSETS = "/assets/";

    /** That of what patients send. */
    private static final long SMALL_BODY = 64 * 1024;

    private final Underway underway;
    private final BeanProvider<DataSource> source;
    private final int mostWaiting;
    private final int mostAtOnce;
    private final long mostBytes;
    private final AtomicLong refusals = new AtomicLong();

    /**
     * @param mostWaiting who wait for a connection at a time
     * @param mostAtOnce who are being answered at a time, whatever they wait for: where the
     *     processors are what is short, nobody waits for a connection
     * @param megabytes of bodies that are being read or answered at a time; 0 is half of what the
     *     Java machine may take
     */
    Capacity(
            Underway underway,
            BeanProvider<DataSource> source,
            @Value("${joinedup.most-waiting:200}") int mostWaiting,
            @Value("${joinedup.most-at-once:400}") int mostAtOnce,
            @Value("${joinedup.most-megabytes-at-once:0}") long megabytes) {
        this.underway = underway;
        this.source = source;
        this.mostWaiting = mostWaiting;
        this.mostAtOnce = mostAtOnce;
        this.mostBytes =
                megabytes == 0 ? Runtime.getRuntime().maxMemory() / 2 : megabytes * 1024 * 1024;
    }

    /**
     * Styles and scripts belong to pages that others were let in for, and a browser does not ask
     * for them again: of them twice as many are taken, and they wait for no connection.
     */
    boolean isFull(String path) {
        return path.startsWith(ASSETS)
                ? isOverfull()
                : underway.count() >= mostAtOnce || waiting() >= mostWaiting;
    }

    /**
     * For those whose bodies become whole after they were let in, so that thousands who wait with
     * that for one another do not all get in.
     */
    boolean isOverfull() {
        return underway.count() >= 2 * mostAtOnce;
    }

    /**
     * Whether a body does not fit beside the others that are being read. The larger ones get half
     * of the room, so that files keep nobody from sending their answers.
     *
     * @param bytes of it so far
     */
    boolean isFullWith(long bytes) {
        return underway.bytes() > (bytes > SMALL_BODY ? mostBytes / 2 : mostBytes);
    }

    void refused() {
        refusals.incrementAndGet();
    }

    /** How many were sent away since the start. */
    long refusals() {
        return refusals.get();
    }

    private int waiting() {
        return Optional.of(DelegatingDataSource.unwrapDataSource(source.get()))
                .filter(HikariDataSource.class::isInstance)
                .map(HikariDataSource.class::cast)
                .map(HikariDataSource::getHikariPoolMXBean)
                .map(HikariPoolMXBean::getThreadsAwaitingConnection)
                .orElse(0);
    }
}
