package org.joinedup.access;

import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.util.HttpClientAddressResolver;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

/**
 * Who did what to which thing, when, and from where. Written in the transaction of the act, so that
 * neither is there without the other. PostgreSQL chains each entry to the one before at the commit
 * ({@link ChainCheck}); nothing here changes or deletes one.
 */
@Singleton
public class AuditTrail {
    /** Numbers of IPv4 or IPv6: what else a proxy's header may say is not written down. */
    private static final String ADDRESS = "[0-9a-fA-F:.]{2,45}";

    /** Of who has ordered the work that a thread of its own does. */
    private static final ScopedValue<String> ORDERED_FROM = ScopedValue.newInstance();

    private final Database database;
    private final HttpClientAddressResolver addresses;

    AuditTrail(Database database, HttpClientAddressResolver addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    /**
     * @param details never a secret, an answer or a contact detail
     */
    public void record(String actor, String act, String subject, String details) {
        database.update(
                """
                insert into audit_entry (actor, act, subject, details, origin)
                values (?, ?, ?, ?, ?)
                """,
                actor,
                act,
                subject,
                details,
                origin());
    }

    /**
     * Chains the entries of transactions that read in one snapshot, which cannot do it themselves.
     * Else they wait for the next entry.
     */
    public void chainWaiting() {
        database.query("select 1 from chain_waiting_audit_entries()", row -> {});
    }

    /** Work for another thread, which is done from where it was ordered: whoever calls this. */
    public Runnable ordered(Runnable work) {
        String from = origin();
        return () -> ScopedValue.where(ORDERED_FROM, from).run(work);
    }

    /** Empty for what the service does by itself. */
    private String origin() {
        if (ORDERED_FROM.isBound()) {
            return ORDERED_FROM.get();
        }
        return ServerRequestContext.currentRequest()
                .map(addresses::resolve)
                .map(address -> address.matches(ADDRESS) ? address : "unknown")
                .orElse("");
    }
}
