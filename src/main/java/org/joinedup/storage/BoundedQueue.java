package org.joinedup.storage;

import com.zaxxer.hikari.HikariDataSource;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import javax.sql.DataSource;

/**
 * Sends those away at once who would wait behind too many others for a connection: they had better
 * be told to come back than wait, and what waits stays bounded.
 */
@Singleton
class BoundedQueue implements BeanCreatedEventListener<DataSource> {
    private final int most;

    /**
     * @param most who wait for a connection at a time
     */
    BoundedQueue(@Value("${joinedup.most-waiting:200}") int most) {
        this.most = most;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return event.getBean() instanceof HikariDataSource pool
                ? new Bounded(pool, most)
                : event.getBean();
    }

    private static final class Bounded extends DelegatingDataSource {
        private final HikariDataSource pool;
        private final int most;

        Bounded(HikariDataSource pool, int most) {
            super(pool);
            this.pool = pool;
            this.most = most;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (pool.getHikariPoolMXBean() != null
                    && pool.getHikariPoolMXBean().getThreadsAwaitingConnection() >= most) {
                throw new SQLTransientConnectionException("too many wait for a connection");
            }
            return super.getConnection();
        }
    }
}
