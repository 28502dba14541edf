package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how many people of all services are shown, without what they answered. */
@Singleton
class ReadCells {
    private final Database database;

    ReadCells(Database database) {
        this.database = database;
    }

    /** Everybody is in one cell, also who is in no category. */
    Map<Cell, Long> read(InstrumentId instrument, Period period, Breakdown breakdown) {
        Map<Cell, Long> cells = new LinkedHashMap<>();
        database.query(
                """
                select service_id, month, tier, category, people from shown_counts
                where code = ? and version = ? and breakdown = ? and month between ? and ?
                order by service_id, month, tier, category
                """,
                row ->
                        cells.put(
                                new Cell(
                                        row.id("service_id", ServiceId::new),
                                        YearMonth.from(row.date("month")),
                                        row.coded("tier", Tier.class),
                                        row.text("category")),
                                row.count("people")),
                instrument.code(),
                instrument.version(),
                breakdown,
                period.firstDay(),
                period.lastDay());
        if (breakdown == Breakdown.ALL) {
            return cells;
        }
        Map<Cell, Long> everyone = read(instrument, period, Breakdown.ALL);
        cells.forEach((cell, people) -> everyone.merge(cell.everyone(), -people, Long::sum));
        everyone.forEach((cell, rest) -> cells.put(cell.in(PlanRelease.NONE), rest));
        return cells;
    }
}
