package org.joinedup.testing;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;

import jakarta.inject.Inject;

import org.joinedup.storage.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import java.util.HashMap;
import java.util.Map;

/** A test against the whole service over HTTP, on a database of its own. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceTest implements TestPropertyProvider {
    @Inject protected EmbeddedServer server;

    @Inject protected Database database;

    protected Api api;

    @Override
    public Map<String, String> getProperties() {
        return new HashMap<>(TestDatabase.settingsWithTables());
    }

    @BeforeEach
    void connect() {
        if (api == null) {
            api = new Api(server.getURI());
        }
    }
}
