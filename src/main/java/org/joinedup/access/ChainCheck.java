package org.joinedup.access;

import org.joinedup.kernel.Sha256;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether the audit trail is as it was written. Each hash is the SHA-256 of the hash before it and
 * of the entry's place and content, each part with its length in bytes before it; it is worked out
 * here anew, so that a function that was replaced in the database deceives nobody.
 */
public final class ChainCheck {
    /** All that {@link #accept} wants, in its order. */
    public static final String SELECT =
            """
            select c.position, c.hash, coalesce(c.entry_id, e.id) as entry,
                cast(extract(epoch from e.at) * 1000000 as bigint) as micros,
                e.actor, e.act, e.subject, e.details, e.origin,
                e.id is not null as present, w.entry_id is not null as waiting
            from audit_chain c
            full join audit_entry e on e.id = c.entry_id
            left join audit_waiting w on w.entry_id = e.id
            order by c.position nulls last, e.id
            """;

    /** How a head is written: its place and its hash. */
    public static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    private static final int MOST_FAULTS = 100;
    private static final int HASH_BYTES = 32;

    private final Map<Long, String> known = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private long found;
    private long entries;
    private long waiting;
    private long last;
    private byte[] hash = new byte[HASH_BYTES];

    /**
     * @param heads that were kept elsewhere, each of the form {@link #HEAD}
     */
    public ChainCheck(List<String> heads) {
        for (String head : heads) {
            String[] parts = head.split(":", -1);
            known.put(Long.valueOf(parts[0]), parts[1]);
        }
    }

    /** What is wrong at a place. */
    public enum Kind {
        /** The content is not what was written, or the hash before it is not. */
        CHANGED,
        /** The entry of a place is gone. */
        DELETED,
        /** Places are gone. */
        MISSING,
        /** An entry has no place: it was put in beside the trigger that gives one. */
        UNCHAINED,
        /** A head that was kept elsewhere is not the one at its place. */
        OTHER_HEAD,
        /** The trail ends before a head that was kept elsewhere. */
        CUT_OFF
    }

    /**
     * @param position 0 of an entry that has none
     * @param entry 0 where there is none
     */
    public record Fault(Kind kind, long position, long entry) {}

    /**
     * @param waiting entries that have no place yet, among the entries
     * @param head place and hash of the last, to be kept elsewhere
     * @param found how many faults there are
     * @param faults the first of them
     */
    public record Result(long entries, long waiting, String head, long found, List<Fault> faults) {
        public boolean isSound() {
            return found == 0;
        }
    }

    /** The parts of an entry that its hash is over. */
    public record Content(
            long micros, String actor, String act, String subject, String details, String origin) {}

    /** An entry that has no place. */
    public void acceptUnplaced(long entry, boolean isWaiting) {
        entries++;
        if (isWaiting) {
            waiting++;
        } else {
            fault(Kind.UNCHAINED, 0, entry);
        }
    }

    /** A place whose entry is gone. */
    public void acceptWithoutEntry(long position, byte[] stored, long entry) {
        compareWithKnown(position, stored, entry);
        fault(Kind.DELETED, position, entry);
        move(position, stored);
    }

    public void accept(long position, byte[] stored, long entry, Content content) {
        entries++;
        compareWithKnown(position, stored, entry);
        if (position != last + 1) {
            fault(Kind.MISSING, last + 1, 0);
        } else if (!MessageDigest.isEqual(hash(hash, position, entry, content), stored)) {
            fault(Kind.CHANGED, position, entry);
        }
        move(position, stored);
    }

    public Result result() {
        known.keySet().stream()
                .filter(position -> position > 0)
                .sorted()
                .forEach(position -> fault(Kind.CUT_OFF, position, 0));
        known.clear();
        return new Result(entries, waiting, head(last, hash), found, List.copyOf(faults));
    }

    public static String head(long position, byte[] hash) {
        return position + ":" + HexFormat.of().formatHex(hash);
    }

    private void compareWithKnown(long position, byte[] stored, long entry) {
        String expected = known.remove(position);
        if (expected != null && !expected.equals(HexFormat.of().formatHex(stored))) {
            fault(Kind.OTHER_HEAD, position, entry);
        }
    }

    private void move(long position, byte[] stored) {
        last = position;
        hash = stored;
    }

    private void fault(Kind kind, long position, long entry) {
        found++;
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(kind, position, entry));
        }
    }

    private static byte[] hash(byte[] before, long position, long entry, Content content) {
        return new Sha256()
                .add(before)
                .addPart(position)
                .addPart(entry)
                .addPart(content.micros())
                .addPart(content.actor())
                .addPart(content.act())
                .addPart(content.subject())
                .addPart(content.details())
                .addPart(content.origin())
                .bytes();
    }
}
