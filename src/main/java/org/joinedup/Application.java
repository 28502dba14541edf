package org.joinedup;

import io.micronaut.runtime.Micronaut;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Starts the service, with an embedded PostgreSQL where no database is set. */
public final class Application {
    private static final String DATA_FOLDER = "JOINEDUP_DATA";

    private Application() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Application.class).properties(settings()).start();
    }

    private static Map<String, Object> settings() {
        boolean external =
                setting("DATASOURCES_DEFAULT_URL", "datasources.default.url").isPresent();
        if (external) {
            return Map.of("joinedup.demonstration.enabled", false);
        }
        Path folder = Path.of(setting(DATA_FOLDER, "joinedup.data").orElse(".data"));
        return EmbeddedDatabase.start(folder).settings();
    }

    private static Optional<String> setting(String variable, String property) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
