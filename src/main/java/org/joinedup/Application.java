package org.joinedup;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Starts the service, with an embedded PostgreSQL where no database is set. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Joined Up",
                        version = "1",
                        description =
                                "Asks patients whether their care was joined up, and gives the"
                                    + " answer back. Errors are application/problem+json (RFC 9457)"
                                    + " with a stable code. Changes within version 1 only add."),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A token of POST /oauth/token or POST /api/v1/tokens, or an API key")
public final class Application {
    private static final String DATA_FOLDER = "JOINEDUP_DATA";

    private static final int SHORTEST_SECRET = 32;

    private Application() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyAuditCommand.NAME)) {
            System.exit(VerifyAuditCommand.run(Arrays.copyOfRange(args, 1, args.length)));
        }
        boolean json = NodeSettings.logsJson();
        OneLog.install();
        Map<String, Object> settings = new HashMap<>(databaseSettings());
        settings.putAll(NodeSettings.tls());
        Micronaut.build(args)
                .mainClass(Application.class)
                .banner(!json)
                .environments(NodeSettings.environments())
                .properties(settings)
                .start();
    }

    private static Map<String, Object> databaseSettings() {
        if (hasDatabase()) {
            requireSigningSecret();
            return Map.of();
        }
        Path folder = Path.of(setting(DATA_FOLDER, "joinedup.data").orElse(".data"));
        return EmbeddedDatabase.start(folder).settings();
    }

    static boolean hasDatabase() {
        return setting("DATASOURCES_DEFAULT_URL", "datasources.default.url").isPresent();
    }

    private static void requireSigningSecret() {
        int length =
                setting("JOINEDUP_SIGNING_SECRET", "joinedup.signing-secret")
                        .map(String::length)
                        .orElse(0);
        if (length < SHORTEST_SECRET) {
            throw new IllegalStateException(
                    "JOINEDUP_SIGNING_SECRET must have at least "
                            + SHORTEST_SECRET
                            + " characters; it has "
                            + length);
        }
    }

    static Optional<String> setting(String variable, String property) {
        return Optional.ofNullable(System.getenv(variable))
                .or(() -> Optional.ofNullable(System.getProperty(property)));
    }
}
