package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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

    List<Service> withCodes(Collection<String> codes) {
        return database.list(
                SELECT + "where s.code = any(cast(? as text[]))",
                StoredServices::read,
                (Object) codes.toArray(String[]::new));
    }

    /** Which of the codes are in use. */
    Set<String> taken(Collection<String> codes) {
        return new HashSet<>(
                database.list(
                        "select code from service where code = any(cast(? as text[]))",
                        row -> row.text("code"),
                        (Object) codes.toArray(String[]::new)));
    }

    List<Service> all() {
        return database.list(SELECT + "order by s.code", StoredServices::read);
    }

    @Override
    public Set<ServiceId> ids() {
        return Set.copyOf(
                database.list("select id from service", row -> row.id("id", ServiceId::new)));
    }

    @Override
    public Set<ServiceId> idsVisibleTo(Caller caller) {
        OrganisationId own = caller.organisation().orElse(null);
        return Set.copyOf(
                database.list(
                        "select s.id from service s where " + VISIBLE,
                        row -> row.id("id", ServiceId::new),
                        caller.isAdministrator(),
                        own,
                        own));
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

    /** At most one more than the limit. */
    List<Service> visibleTo(Caller caller, String after, int limit) {
        OrganisationId own = caller.organisation().orElse(null);
        return database.list(
                SELECT + "where " + VISIBLE + "and s.code > ? order by s.code limit ?",
                StoredServices::read,
                caller.isAdministrator(),
                own,
                own,
                after,
                limit + 1);
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

    @Override
    public Optional<String> codeOfOrganisation(OrganisationId id) {
        return database.first(
                "select code from organisation where id = ?", row -> row.text("code"), id);
    }

    void add(List<NewService> wanted, Map<String, Organisation> organisations) {
        database.batch(
                """
                insert into service (code, name, provider_id, care_cluster, client_group, region)
                values (?, ?, ?, ?, ?, ?)
                """,
                wanted.stream()
                        .map(
                                s ->
                                        new Object[] {
                                            s.code(),
                                            s.name(),
                                            organisations.get(s.provider()).id(),
                                            s.careCluster(),
                                            s.clientGroup(),
                                            s.region()
                                        })
                        .toList());
        link("service_strategy (service_id, strategy)", wanted, NewService::strategies);
        link("programme_service (service_id, programme)", wanted, NewService::programmes);
        link(
                "commissioning (service_id, commissioner_id)",
                wanted,
                s -> s.commissioners().stream().map(code -> organisations.get(code).id()).toList());
    }

    private void link(String table, List<NewService> wanted, Function<NewService, List<?>> linked) {
        database.batch(
                "insert into " + table + " select id, ? from service where code = ?",
                wanted.stream()
                        .flatMap(
                                s ->
                                        linked.apply(s).stream()
                                                .distinct()
                                                .map(other -> new Object[] {other, s.code()}))
                        .toList());
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
