package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class StoredServices implements Services {
    private static final String SELECT =
            """
            select s.*, o.name as provider_name,
                array(select strategy from service_strategy where service_id = s.id order by 1) as strategies,
                array(select programme from programme_service where service_id = s.id order by 1) as programmes,
                array(select cast(commissioner_id as text) from commissioning
                      where service_id = s.id order by 1) as commissioners
            from service s join organisation o on o.id = s.provider_id
            """;
    private static final String VISIBLE =
            """
            (cast(? as boolean) or s.provider_id = ?
             or exists (select 1 from commissioning c where c.service_id = s.id and c.commissioner_id = ?))
            """;

    private final Database database;

    StoredServices(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Service> find(ServiceId id) {
        return database.first(SELECT + "where s.id = ?", StoredServices::read, id);
    }

    @Override
    public Optional<Service> withCode(String code) {
        return database.first(SELECT + "where s.code = ?", StoredServices::read, code);
    }

    @Override
    public List<Service> visibleTo(Caller caller) {
        OrganisationId own = caller.organisation().orElse(null);
        return database.list(
                SELECT + "where " + VISIBLE + "order by s.code",
                StoredServices::read,
                caller.isAdministrator(),
                own,
                own);
    }

    @Override
    public Optional<Service> findVisible(ServiceId id, Caller caller) {
        OrganisationId own = caller.organisation().orElse(null);
        return database.first(
                SELECT + "where s.id = ? and " + VISIBLE,
                StoredServices::read,
                id,
                caller.isAdministrator(),
                own,
                own);
    }

    @Override
    public Optional<OrganisationId> organisationWithCode(String code) {
        return database.first(
                "select id from organisation where code = ?",
                row -> row.id("id", OrganisationId::new),
                code);
    }

    private static Service read(Row row) {
        return new Service(
                row.id("id", ServiceId::new),
                row.text("code"),
                row.text("name"),
                row.id("provider_id", OrganisationId::new),
                row.text("provider_name"),
                row.text("care_cluster"),
                row.optionalText("client_group"),
                row.optionalText("region"),
                row.texts("strategies"),
                row.texts("programmes"),
                row.texts("commissioners").stream()
                        .map(UUID::fromString)
                        .map(OrganisationId::new)
                        .toList());
    }
}
