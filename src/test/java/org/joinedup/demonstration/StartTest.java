package org.joinedup.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.joinedup.storage.Database;
import org.joinedup.testing.Api;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts of whole services on databases of their own. */
class StartTest {
    @Test
    void a_second_start_changes_nothing() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
        String first;
        try (EmbeddedServer server = start(settings)) {
            first = stored(server);
        }
        try (EmbeddedServer server = start(settings)) {
            assertThat(stored(server)).isEqualTo(first);
            assertThat(questionnaires(server)).isEqualTo(3);
        }
    }

    @Test
    void services_that_start_together_on_an_empty_database_all_come_up_with_one_set_of_data()
            throws Exception {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
        List<EmbeddedServer> servers = new ArrayList<>();
        try (ExecutorService starters = Executors.newFixedThreadPool(3)) {
            List<Future<EmbeddedServer>> starting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                starting.add(starters.submit(() -> start(settings)));
            }
            for (Future<EmbeddedServer> server : starting) {
                servers.add(server.get());
            }
            for (EmbeddedServer server : servers) {
                assertThat(questionnaires(server)).isEqualTo(3);
            }
            assertThat(stored(servers.getFirst())).startsWith("4 6 8 2 30 3 25 16 1");
        } finally {
            servers.forEach(EmbeddedServer::close);
        }
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }

    private static int questionnaires(EmbeddedServer server) {
        return new Api(server.getURI()).get("/api/v1/questionnaires").json().size();
    }

    /** How many rows there are of what is loaded at start, and the last change of any. */
    private static String stored(EmbeddedServer server) {
        return server.getApplicationContext()
                .getBean(Database.class)
                .first(
                        """
                        select concat_ws(' ',
                            (select count(*) from care_cluster),
                            (select count(*) from integration_strategy),
                            (select count(*) from barrier),
                            (select count(*) from programme),
                            (select count(*) from programme_site),
                            (select count(*) from instrument_version),
                            (select count(*) from instrument_item_text),
                            (select count(*) from instrument_option_text),
                            (select count(*) from user_account),
                            (select md5(string_agg(cast(i as text), '' order by code, position))
                             from instrument_item_text i),
                            (select md5(string_agg(cast(s as text), '' order by programme, code))
                             from programme_site s)) as stored
                        """,
                        row -> row.text("stored"))
                .orElseThrow();
    }
}
