package org.joinedup.publication;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.publication.ShownFigures.Head;
import org.joinedup.publication.ShownFigures.ServiceYear;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stores what is shown of a service's year, unless somebody else moved it meanwhile. */
@Singleton
class StoreMove {
    private final Database database;

    StoreMove(Database database) {
        this.database = database;
    }

    @Transactional
    void store(ServiceYear of, InstrumentId instrument, Head next, List<ShownMonth> months) {
        if (takeTurn(of, instrument, next)) {
            replace(of, instrument, months);
        }
    }

    /**
     * @return false when somebody else moved the figures of the year since its head was read
     */
    private boolean takeTurn(ServiceYear of, InstrumentId instrument, Head next) {
        return database.update(
                        """
                        insert into shown_year as shown (service_id, code, version, year, revision, closed,
                            erased)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (service_id, code, version, year) do update
                        set revision = excluded.revision, closed = excluded.closed,
                            erased = excluded.erased
                        where shown.revision = excluded.revision - 1
                        """,
                        of.service(),
                        instrument.code(),
                        instrument.version(),
                        of.year(),
                        next.revision(),
                        next.closed(),
                        next.erased())
                == 1;
    }

    /** Replaces all that is shown of a year. */
    private void replace(ServiceYear of, InstrumentId instrument, Collection<ShownMonth> months) {
        Period year = Granularity.YEAR.of(YearMonth.of(of.year(), 1));
        for (String table : List.of("shown_counts", "shown_month")) {
            database.update(
                    "delete from "
                            + table
                            + " where service_id = ? and code = ? and version = ? and month between"
                            + " ? and ?",
                    of.service(),
                    instrument.code(),
                    instrument.version(),
                    year.firstDay(),
                    year.lastDay());
        }
        database.batch(
                """
                insert into shown_month (service_id, code, version, month, closed, shown_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                months.stream().map(month -> parameters(month, instrument)).toList());
        List<Object[]> counts = new ArrayList<>();
        months.forEach(month -> addCounts(counts, month, instrument));
        database.batch(
                """
                insert into shown_counts (service_id, code, version, month, tier, breakdown, category,
                    people, synthetic_people, counts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                counts);
    }

    private static Object[] parameters(ShownMonth m, InstrumentId instrument) {
        return new Object[] {
            m.service(),
            instrument.code(),
            instrument.version(),
            m.month().atDay(1),
            m.closed(),
            m.shownAt()
        };
    }

    private static void addCounts(List<Object[]> rows, ShownMonth month, InstrumentId instrument) {
        month.tiers()
                .forEach(
                        (tier, people) ->
                                people.forEach(
                                        (breakdown, category, count, synthetic, counts) ->
                                                rows.add(
                                                        new Object[] {
                                                            month.service(),
                                                            instrument.code(),
                                                            instrument.version(),
                                                            month.month().atDay(1),
                                                            tier,
                                                            breakdown,
                                                            category,
                                                            count,
                                                            synthetic,
                                                            counts
                                                        })));
    }
}
