package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.storage.Database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@Singleton
class StoredProgrammes implements Programmes {
    private final Database database;

    StoredProgrammes(Database database) {
        this.database = database;
    }

    /** At most one more than the limit, in the order of their codes. */
    List<Programme> all(String after, int limit) {
        List<Programme> bare =
                database.list(
                        "select * from programme where code > ? order by code limit ?",
                        row ->
                                new Programme(
                                        row.text("code"),
                                        row.text("name"),
                                        Optional.ofNullable(row.date("announced_on")),
                                        List.of()),
                        after,
                        limit + 1);
        Map<String, List<Programme.Site>> sites =
                sites(bare.stream().map(Programme::code).toList());
        return bare.stream()
                .map(
                        p ->
                                new Programme(
                                        p.code(),
                                        p.name(),
                                        p.announcedOn(),
                                        sites.getOrDefault(p.code(), List.of())))
                .toList();
    }

    private Map<String, List<Programme.Site>> sites(Collection<String> programmes) {
        Map<String, List<Programme.Site>> sites = new HashMap<>();
        database.query(
                "select * from programme_site where programme = any(cast(? as text[])) order by"
                        + " code",
                row ->
                        sites.computeIfAbsent(row.text("programme"), code -> new ArrayList<>())
                                .add(
                                        new Programme.Site(
                                                row.text("code"),
                                                row.text("name"),
                                                row.optionalText("details"))),
                (Object) programmes.toArray(String[]::new));
        return sites;
    }

    /** Codes of the services in each programme, of those that the caller may see. */
    Map<String, List<String>> servicesVisibleTo(Caller caller, Collection<String> programmes) {
        OrganisationId own = caller.organisation().orElse(null);
        Map<String, List<String>> services = new HashMap<>();
        database.query(
                """
                select p.programme, s.code from programme_service p join service s on s.id = p.service_id
                where p.programme = any(cast(? as text[]))
                  and (cast(? as boolean) or s.provider_id = ?
                       or exists (select 1 from commissioning c
                                  where c.service_id = s.id and c.commissioner_id = ?))
                order by s.code
                """,
                row ->
                        services.computeIfAbsent(row.text("programme"), code -> new ArrayList<>())
                                .add(row.text("code")),
                programmes.toArray(String[]::new),
                caller.isAdministrator(),
                own,
                own);
        return services;
    }

    @Override
    public Optional<Programme> withCode(String code) {
        return database.first(
                "select * from programme where code = ?",
                row ->
                        new Programme(
                                row.text("code"),
                                row.text("name"),
                                Optional.ofNullable(row.date("announced_on")),
                                List.of()),
                code);
    }

    Set<String> codes() {
        return new HashSet<>(database.list("select code from programme", row -> row.text("code")));
    }

    void store(Programme programme) {
        database.update(
                """
                insert into programme (code, name, announced_on) values (?, ?, ?)
                on conflict (code) do update set name = excluded.name, announced_on = excluded.announced_on
                """,
                programme.code(),
                programme.name(),
                programme.announcedOn().orElse(null));
        database.batch(
                """
                insert into programme_site (programme, code, name, details) values (?, ?, ?, ?)
                on conflict (programme, code) do update set name = excluded.name, details = excluded.details
                """,
                programme.sites().stream()
                        .map(
                                s ->
                                        new Object[] {
                                            programme.code(),
                                            s.code(),
                                            s.name(),
                                            s.details().orElse(null)
                                        })
                        .toList());
    }
}
