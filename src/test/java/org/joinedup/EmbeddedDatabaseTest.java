package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

class EmbeddedDatabaseTest {
    @TempDir Path folder;

    @Test
    void a_commit_is_on_the_disk_when_it_is_said_to_be() throws SQLException {
        Map<String, Object> settings = EmbeddedDatabase.start(folder).settings();

        assertThat(show(settings, "fsync")).isEqualTo("on");
        assertThat(show(settings, "synchronous_commit")).isEqualTo("on");
        assertThat(show(settings, "full_page_writes")).isEqualTo("on");
    }

    private static String show(Map<String, Object> settings, String name) throws SQLException {
        String url = settings.get("datasources.default.url").toString();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + name)) {
            result.next();
            return result.getString(1);
        }
    }
}
