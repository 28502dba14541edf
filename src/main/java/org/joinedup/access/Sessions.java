package org.joinedup.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Sha256;
import org.joinedup.kernel.UserId;
import org.joinedup.storage.Database;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Who is signed in. They are kept in the database, so that signing out, a new password and a closed
 * account end a session at once on every node; of the token only its SHA-256 is stored.
 */
@Singleton
class Sessions {
    static final String PREFIX = "jup_";

    private static final int SECRET_BYTES = 32;

    /** So often a session that is used is marked as used. */
    private static final Duration MARKED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration length;
    private final Duration idle;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param length after which a session ends, however it is used
     * @param idle after which a session ends that is not used
     */
    Sessions(
            Database database,
            AuditTrail audit,
            Clock clock,
            @Value("${joinedup.session.length:8h}") Duration length,
            @Value("${joinedup.session.idle:1h}") Duration idle) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.length = length;
        this.idle = idle;
    }

    Duration length() {
        return length;
    }

    Duration idle() {
        return idle;
    }

    /**
     * @return the token, told this once
     */
    @Transactional
    String begin(UserId user) {
        Instant now = clock.instant();
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        database.update(
                """
                delete from user_session where token_hash in (
                    select token_hash from user_session where ends_at < ? or used_at < ?
                    limit 100 for update skip locked)
                """,
                now,
                now.minus(idle));
        database.update(
                """
                insert into user_session (token_hash, user_id, begun_at, used_at, ends_at)
                values (?, ?, ?, ?, ?)
                """,
                Sha256.of(token),
                user,
                now,
                now,
                now.plus(length));
        return token;
    }

    /** Empty where the session is over or its account is closed. */
    @Transactional
    Optional<Caller> caller(String token) {
        Instant now = clock.instant();
        record Found(Caller caller, boolean marked) {}
        Optional<Found> found =
                database.first(
                        """
                        select a.*, s.used_at > ? as marked
                        from user_session s join user_account a on a.id = s.user_id
                        where s.token_hash = ? and s.ends_at > ? and s.used_at > ? and not a.disabled
                        """,
                        row -> new Found(UserAccounts.read(row).caller(), row.flag("marked")),
                        now.minus(MARKED_EVERY),
                        Sha256.of(token),
                        now,
                        now.minus(idle));
        if (found.filter(session -> !session.marked()).isPresent()) {
            database.update(
                    "update user_session set used_at = ? where token_hash = ?",
                    now,
                    Sha256.of(token));
        }
        return found.map(Found::caller);
    }

    /** Signs out; a token of no session changes nothing. */
    @Transactional
    void end(String token) {
        database.first(
                        """
                        delete from user_session s using user_account a
                        where a.id = s.user_id and s.token_hash = ?
                        returning a.username
                        """,
                        row -> row.text("username"),
                        Sha256.of(token))
                .ifPresent(name -> audit.record(name, "sign-out", name, ""));
    }

    void endAllOf(UserId user) {
        database.update("delete from user_session where user_id = ?", user);
    }
}
