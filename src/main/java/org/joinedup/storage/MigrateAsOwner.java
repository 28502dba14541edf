package org.joinedup.storage;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.flyway.FlywayConfigurationCustomizer;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.util.Map;
import java.util.Optional;

/**
 * Has the migrations run by the role that owns the tables, where the settings name one, so that the
 * service's own role need not be able to change them.
 */
@Singleton
@Named(MigrateAsOwner.SOURCE)
class MigrateAsOwner implements FlywayConfigurationCustomizer {
    static final String SOURCE = "default";

    private final String url;
    private final Optional<String> service;
    private final String owner;
    private final String password;

    /**
     * @param owner empty where one role does both
     */
    MigrateAsOwner(
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") @Nullable String service,
            @Value("${joinedup.migration.username:}") String owner,
            @Value("${joinedup.migration.password:}") String password) {
        this.url = url;
        this.service = Optional.ofNullable(service);
        this.owner = owner;
        this.password = password;
    }

    @Override
    public void customizeFluentConfiguration(FluentConfiguration flyway) {
        flyway.placeholders(Map.of("service_role", service.orElse("")));
        if (!owner.isEmpty()) {
            flyway.dataSource(url, owner, password);
        }
    }

    @Override
    public String getName() {
        return SOURCE;
    }
}
