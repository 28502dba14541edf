package org.joinedup.invitation;

import io.github.bucket4j.Bucket;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.web.Buckets;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Gives whoever types a short code a link of their own to its invitation; the code itself is in no
 * address.
 *
 * <p>What is limited is guessing: codes that could be but are not. Codes that are there, and slips
 * of the pen, are not counted, so that any number of people behind one address come in.
 */
@Singleton
public class OpenCode {
    static final int MOST = 10;

    /** Of one invitation, for each makes a link that is kept. */
    private static final int MOST_LINKS = 20;

    private final StoredCodes codes;
    private final StoredInvitations invitations;
    private final Clock clock;
    private final Buckets buckets = new Buckets(Duration.ofHours(1));

    OpenCode(StoredCodes codes, StoredInvitations invitations, Clock clock) {
        this.codes = codes;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** Whatever the state of the invitation: its pages say it. */
        record Opened(String token) implements Outcome {
            @Override
            public String toString() {
                return "Opened";
            }
        }

        /**
         * No code at all.
         *
         * @param letters how many were typed
         */
        record Malformed(int letters) implements Outcome {
            /** As many as a code has: at least one of them is wrong. */
            public boolean isWhole() {
                return letters == ShortCodes.LENGTH;
            }
        }

        record Unknown() implements Outcome {}

        record TooOften() implements Outcome {}
    }

    /**
     * @param from the network that asks
     */
    @Transactional
    public Outcome open(String typed, String from) {
        String code = ShortCodes.read(typed);
        if (!ShortCodes.isCode(code)) {
            return new Outcome.Malformed(code.length());
        }
        Bucket guesses = buckets.filledEvenly("from " + from, MOST, Duration.ofMinutes(1));
        if (!guesses.tryConsume(1)) {
            return new Outcome.TooOften();
        }
        Optional<InvitationId> found = codes.find(code);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        guesses.addTokens(1);
        InvitationId id = found.get();
        if (!buckets.filledEvenly("of " + id, MOST_LINKS, Duration.ofHours(1)).tryConsume(1)) {
            return new Outcome.TooOften();
        }
        String token = Tokens.next();
        invitations.addLinks(Map.of(id, token), clock.instant());
        return new Outcome.Opened(token);
    }
}
