package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The short codes of links; of a code the hash is stored. */
@Singleton
class StoredCodes {
    private final Database database;
    private final Clock clock;

    StoredCodes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The code of each of the links. That two links have the same is once in 10^14. */
    void add(Map<InvitationId, String> tokens, Instant issuedAt) {
        List<Map.Entry<InvitationId, String>> links = List.copyOf(tokens.entrySet());
        database.update(
                """
                insert into invitation_code (code_hash, invitation_id, issued_at)
                select decode(hash, 'hex'), cast(invitation as uuid), cast(? as timestamptz)
                from unnest(cast(? as text[]), cast(? as text[])) as link (hash, invitation)
                on conflict do nothing
                """,
                issuedAt,
                links.stream()
                        .map(link -> ShortCodes.hash(ShortCodes.of(link.getValue())))
                        .map(HexFormat.of()::formatHex)
                        .toArray(String[]::new),
                links.stream().map(link -> link.getKey().toString()).toArray(String[]::new));
    }

    void revoke(InvitationId id) {
        database.update(
                """
                update invitation_code set revoked_at = ? where invitation_id = ? and revoked_at is null
                """,
                clock.instant(),
                id);
    }

    Optional<InvitationId> find(String code) {
        return database.first(
                "select invitation_id from invitation_code where code_hash = ? and revoked_at is"
                        + " null",
                row -> row.id("invitation_id", InvitationId::new),
                (Object) ShortCodes.hash(code));
    }
}
