package org.joinedup.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

import java.util.Map;

class MigrateAsOwnerTest {
    @Test
    void migrations_connect_as_the_settings_say_and_may_take_as_long_as_they_need() {
        FluentConfiguration flyway = Flyway.configure();

        new MigrateAsOwner(
                        "jdbc:postgresql://127.0.0.1:1/nothing",
                        "service",
                        "its password",
                        "owner",
                        "another password",
                        Map.of(
                                "socketTimeout", "60",
                                "sslmode", "verify-full",
                                "sslrootcert", "/etc/authority.pem"))
                .customizeFluentConfiguration(flyway);

        assertThat(flyway.getJdbcProperties())
                .isEqualTo(Map.of("sslmode", "verify-full", "sslrootcert", "/etc/authority.pem"));
        assertThat(flyway.getUser()).isEqualTo("owner");
        assertThat(flyway.getPlaceholders()).containsEntry("service_role", "service");
    }
}
