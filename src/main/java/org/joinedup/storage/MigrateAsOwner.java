package org.joinedup.storage;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.flyway.FlywayConfigurationCustomizer;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Has the migrations run by the role that owns the tables, where the settings name one, so that the
 * service's own role need not be able to change them. In any case on a connection of their own,
 * whose statements may take as long as they need.
 */
@Singleton
@Named(MigrateAsOwner.SOURCE)
class MigrateAsOwner implements FlywayConfigurationCustomizer {
    static final String SOURCE = "default";

    private static final String PATIENCE = "socketTimeout";

    private final String url;
    private final Optional<String> service;
    private final @Nullable String servicePassword;
    private final String owner;
    private final String password;
    private final Map<String, String> properties;

    /**
     * @param owner empty where one role does both
     */
    MigrateAsOwner(
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") @Nullable String service,
            @Property(name = "datasources.default.password") @Nullable String servicePassword,
            @Value("${joinedup.migration.username:}") String owner,
            @Value("${joinedup.migration.password:}") String password,
            @MapFormat(keyFormat = StringConvention.RAW)
                    @Property(name = "datasources.default.data-source-properties")
                    Map<String, String> properties) {
        this.url = url;
        this.service = Optional.ofNullable(service);
        this.servicePassword = servicePassword;
        this.owner = owner;
        this.password = password;
        this.properties = properties;
    }

    @Override
    public void customizeFluentConfiguration(FluentConfiguration flyway) {
        flyway.placeholders(Map.of("service_role", service.orElse("")));
        Map<String, String> ofDriver = new HashMap<>(properties);
        ofDriver.remove(PATIENCE);
        flyway.jdbcProperties(ofDriver);
        if (owner.isEmpty()) {
            flyway.dataSource(url, service.orElse(null), servicePassword);
        } else {
            flyway.dataSource(url, owner, password);
        }
    }

    @Override
    public String getName() {
        return SOURCE;
    }
}
