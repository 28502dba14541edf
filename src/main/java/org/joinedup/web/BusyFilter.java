package org.joinedup.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import java.util.Optional;

import javax.sql.DataSource;

/**
 * Sends those away at once who would wait behind too many others, for a connection to the database
 * or for anything else: they had better be told to come back than wait, and what waits stays
 * bounded.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class BusyFilter {
    private static final String ASSETS = "/assets/";

    private final Optional<HikariDataSource> source;
    private final ErrorResponseProcessor<?> answers;
    private final Underway underway;
    private final int mostWaiting;
    private final int mostAtOnce;
    private final int managementPort;

    /**
     * @param mostWaiting who wait for a connection at a time
     * @param mostAtOnce who are being answered at a time, whatever they wait for: where the
     *     processors are what is short, nobody waits for a connection
     * @param managementPort where nobody is sent away: a busy node is alive, and must not be
     *     started anew for it
     */
    BusyFilter(
            DataSource source,
            ErrorResponseProcessor<?> answers,
            Underway underway,
            @Value("${joinedup.most-waiting:200}") int mostWaiting,
            @Value("${joinedup.most-at-once:400}") int mostAtOnce,
            @Value("${endpoints.all.port:-1}") int managementPort) {
        this.managementPort = managementPort;
        this.source =
                DelegatingDataSource.unwrapDataSource(source) instanceof HikariDataSource pool
                        ? Optional.of(pool)
                        : Optional.empty();
        this.answers = answers;
        this.underway = underway;
        this.mostWaiting = mostWaiting;
        this.mostAtOnce = mostAtOnce;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        boolean isBusy =
                !request.getPath().startsWith(ASSETS)
                        && request.getServerAddress().getPort() != managementPort
                        && (underway.count() >= mostAtOnce || waiting() >= mostWaiting);
        return isBusy
                ? answers.processResponse(
                        ErrorContext.builder(request).build(),
                        HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE))
                : null;
    }

    private int waiting() {
        return source.map(HikariDataSource::getHikariPoolMXBean)
                .map(HikariPoolMXBean::getThreadsAwaitingConnection)
                .orElse(0);
    }
}
