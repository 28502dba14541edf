package org.joinedup;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start when the service may do more in its database than it needs to. */
@Singleton
class WarnOfRights {
    private static final Logger LOG = LoggerFactory.getLogger(WarnOfRights.class);

    private final Database database;

    WarnOfRights(Database database) {
        this.database = database;
    }

    @EventListener
    void onStartup(StartupEvent event) {
        if (mayDoAll()) {
            LOG.warn(
                    "the database role of the service owns its tables or is a superuser: it could"
                            + " change what is only to be added to, such as the audit trail; see"
                            + " JOINEDUP_MIGRATION_USERNAME");
        } else if (!hasStaffRole()) {
            LOG.warn(
                    "the service has no staff role: that people of an organisation see its rows"
                            + " alone is for the code to see to, and the database does not; see the"
                            + " README on its roles");
        }
    }

    private boolean hasStaffRole() {
        return database.first(
                        """
                        select pg_has_role(oid, 'set') as may from pg_roles
                        where rolname = current_user || '_staff'
                        """,
                        row -> row.flag("may"))
                .orElse(false);
    }

    private boolean mayDoAll() {
        return database.first(
                        """
                        select r.rolsuper or r.rolbypassrls or coalesce(
                            (select pg_has_role(r.oid, c.relowner, 'member') from pg_class c
                                where c.oid = to_regclass('audit_entry')), false) as mighty
                        from pg_roles r where r.rolname = current_user
                        """,
                        row -> row.flag("mighty"))
                .orElseThrow();
    }
}
