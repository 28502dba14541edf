package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Singleton
class StoredOrganisations {
    private final Database database;

    StoredOrganisations(Database database) {
        this.database = database;
    }

    /**
     * Those that the caller works with: their own, and who provides or commissions a service they
     * see. At most one more than the limit, in the order of their codes.
     */
    List<Organisation> visibleTo(Caller caller, String after, int limit) {
        OrganisationId own = caller.organisation().orElse(null);
        return database.list(
                """
                with seen as (
                    select s.id, s.provider_id from service s
                    where s.provider_id = ? or exists (
                        select 1 from commissioning c
                        where c.service_id = s.id and c.commissioner_id = ?))
                select o.* from organisation o
                where o.code > ?
                  and (cast(? as boolean) or o.id = ?
                       or o.id in (select provider_id from seen)
                       or o.id in (select c.commissioner_id from commissioning c
                                   join seen on seen.id = c.service_id))
                order by o.code limit ?
                """,
                StoredOrganisations::read,
                own,
                own,
                after,
                caller.isAdministrator(),
                own,
                limit + 1);
    }

    Map<String, Organisation> withCodes(Collection<String> codes) {
        Map<String, Organisation> found = new HashMap<>();
        database.query(
                "select * from organisation where code = any(cast(? as text[]))",
                row -> found.put(row.text("code"), read(row)),
                (Object) codes.toArray(String[]::new));
        return found;
    }

    Map<OrganisationId, String> codes(Collection<OrganisationId> ids) {
        Map<OrganisationId, String> codes = new HashMap<>();
        database.query(
                "select id, code from organisation where id = any(cast(? as uuid[]))",
                row -> codes.put(row.id("id", OrganisationId::new), row.text("code")),
                (Object) ids.stream().map(OrganisationId::toString).toArray(String[]::new));
        return codes;
    }

    void add(List<NewOrganisation> wanted) {
        database.batch(
                "insert into organisation (code, name, kind, region) values (?, ?, ?, ?)",
                wanted.stream()
                        .map(o -> new Object[] {o.code(), o.name(), o.kind(), o.region()})
                        .toList());
    }

    private static Organisation read(Row row) {
        return new Organisation(
                row.id("id", OrganisationId::new),
                row.text("code"),
                row.text("name"),
                row.coded("kind", OrganisationKind.class),
                row.optionalText("region"));
    }
}
