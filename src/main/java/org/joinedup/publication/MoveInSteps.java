package org.joinedup.publication;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.indicator.Indicator;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.Optional;

/**
 * Lets a live figure move only when enough people have come since it last moved: two figures that
 * somebody saw then differ by a group, never by one person. Fewer people than before means that
 * somebody withdrew, and counts at once.
 */
@Singleton
class MoveInSteps {
    private final Database database;
    private final DisclosureRules rules;

    MoveInSteps(Database database, DisclosureRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** The indicator as it may be shown now: this one, or the one that was shown last. */
    @Transactional
    public Indicator settle(Indicator now) {
        Optional<Indicator> before = lastShown(now);
        if (before.isPresent() && !isAStepFrom(before.get(), now)) {
            return before.get();
        }
        if (now.summary().people() < rules.minimumPeople()) {
            forget(now);
            return now;
        }
        remember(now, before.map(indicator -> indicator.summary().people()).orElse(0L));
        return lastShown(now).orElse(now);
    }

    private boolean isAStepFrom(Indicator before, Indicator now) {
        long more = now.summary().people() - before.summary().people();
        return more < 0 || more >= rules.step();
    }

    private Optional<Indicator> lastShown(Indicator now) {
        return database.first(
                """
                select * from shown_figure
                where service_id = ? and code = ? and version = ? and quarter = ?
                """,
                row -> read(row, now),
                now.service(),
                now.instrument().id().code(),
                now.instrument().id().version(),
                now.period().firstDay());
    }

    private static Indicator read(Row row, Indicator now) {
        return now.at(
                row.instant("shown_at"),
                row.count("invited"),
                row.flag("denominator_known"),
                GroupSummary.decode(row.bytes("summary")),
                row.flag("synthetic"));
    }

    private void forget(Indicator now) {
        database.update(
                "delete from shown_figure where service_id = ? and code = ? and version = ? and"
                        + " quarter = ?",
                now.service(),
                now.instrument().id().code(),
                now.instrument().id().version(),
                now.period().firstDay());
    }

    /**
     * Of two readers at once, the first decides; the condition keeps the second from a smaller
     * step.
     */
    private void remember(Indicator now, long peopleBefore) {
        database.update(
                """
                insert into shown_figure as shown (service_id, code, version, quarter, people, invited,
                    denominator_known, synthetic, summary, shown_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (service_id, code, version, quarter) do update set people = excluded.people,
                    invited = excluded.invited, denominator_known = excluded.denominator_known,
                    synthetic = excluded.synthetic, summary = excluded.summary, shown_at = excluded.shown_at
                where shown.people = ?
                """,
                now.service(),
                now.instrument().id().code(),
                now.instrument().id().version(),
                now.period().firstDay(),
                now.summary().people(),
                now.invited(),
                now.denominatorKnown(),
                now.synthetic(),
                now.summary().encode(),
                now.asOf(),
                peopleBefore);
    }
}
