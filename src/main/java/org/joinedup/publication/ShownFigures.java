package org.joinedup.publication;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is shown of each service and month. */
@Singleton
class ShownFigures {
    private final Database database;

    ShownFigures(Database database) {
        this.database = database;
    }

    /** A service's year; its figures move together. */
    record ServiceYear(ServiceId service, int year) {}

    /**
     * @param revision 0 when nothing of the year was ever shown
     * @param erased responses of the year that were erased before it was last moved
     */
    record Head(int revision, boolean closed, long erased) {
        static final Head NEW = new Head(0, false, 0);

        Head next(boolean nowClosed, long nowErased) {
            return new Head(revision + 1, nowClosed, nowErased);
        }
    }

    Map<ServiceYear, Head> heads(
            Collection<ServiceId> services, InstrumentId instrument, Period period) {
        Map<ServiceYear, Head> heads = new HashMap<>();
        database.query(
                """
                select * from shown_year
                where service_id = any(cast(? as uuid[])) and code = ? and version = ?
                    and year between ? and ?
                """,
                row ->
                        heads.put(
                                new ServiceYear(
                                        row.id("service_id", ServiceId::new), row.integer("year")),
                                new Head(
                                        row.integer("revision"),
                                        row.flag("closed"),
                                        row.count("erased"))),
                texts(services),
                instrument.code(),
                instrument.version(),
                period.from().getYear(),
                period.to().getYear());
        return heads;
    }

    /** How many people are shown. */
    Map<ServiceMonth, Long> people(
            Collection<ServiceId> services, InstrumentId instrument, Period period) {
        Map<ServiceMonth, Long> people = new HashMap<>();
        database.query(
                """
                select service_id, month, cast(sum(people) as bigint) as people from shown_counts
                where service_id = any(cast(? as uuid[])) and code = ? and version = ?
                    and breakdown = ? and month between ? and ?
                group by service_id, month
                """,
                row -> people.put(serviceMonth(row), row.count("people")),
                texts(services),
                instrument.code(),
                instrument.version(),
                Breakdown.ALL,
                period.firstDay(),
                period.lastDay());
        return people;
    }

    /** How many people a period shows by category. */
    Map<String, Long> people(
            Collection<ServiceId> services,
            InstrumentId instrument,
            Period period,
            Granularity by,
            Breakdown breakdown) {
        Map<String, Long> people = new HashMap<>();
        database.query(
                """
                select category, cast(sum(people) as bigint) as people from shown_counts
                where service_id = any(cast(? as uuid[])) and code = ? and version = ?
                    and breakdown = ? and month between ? and ? and tier = any(cast(? as text[]))
                group by category
                """,
                row -> people.put(row.text("category"), row.count("people")),
                texts(services),
                instrument.code(),
                instrument.version(),
                breakdown,
                period.firstDay(),
                period.lastDay(),
                Stream.of(Tier.values()).filter(by::shows).map(Tier::code).toArray(String[]::new));
        return people;
    }

    /** The months whose quarter is closed. */
    Set<ServiceMonth> closed(
            Collection<ServiceId> services, InstrumentId instrument, Period period) {
        return new HashSet<>(
                database.list(
                        """
                        select service_id, month from shown_month
                        where service_id = any(cast(? as uuid[])) and code = ? and version = ?
                            and month between ? and ? and closed
                        """,
                        ShownFigures::serviceMonth,
                        texts(services),
                        instrument.code(),
                        instrument.version(),
                        period.firstDay(),
                        period.lastDay()));
    }

    /** With the counts of these breakdowns alone. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<ShownMonth> read(
            Collection<ServiceId> services,
            Instrument instrument,
            Period period,
            Collection<Breakdown> breakdowns) {
        Map<ServiceMonth, ShownMonth> months = new HashMap<>();
        Object[] of = {
            texts(services),
            instrument.id().code(),
            instrument.id().version(),
            period.firstDay(),
            period.lastDay()
        };
        database.query(
                """
                select * from shown_month
                where service_id = any(cast(? as uuid[])) and code = ? and version = ?
                    and month between ? and ?
                """,
                row -> months.put(serviceMonth(row), month(row)),
                of);
        int items = instrument.items().size();
        database.query(
                """
                select * from shown_counts
                where service_id = any(cast(? as uuid[])) and code = ? and version = ?
                    and month between ? and ? and breakdown = any(cast(? as text[]))
                """,
                row ->
                        months.get(serviceMonth(row))
                                .tiers()
                                .computeIfAbsent(
                                        row.coded("tier", Tier.class), tier -> new Counts(items))
                                .add(
                                        row.coded("breakdown", Breakdown.class),
                                        row.text("category"),
                                        row.count("people"),
                                        row.count("synthetic_people"),
                                        row.bytes("counts")),
                of[0],
                of[1],
                of[2],
                of[3],
                of[4],
                breakdowns.stream().map(Breakdown::code).toArray(String[]::new));
        return List.copyOf(months.values());
    }

    private static ShownMonth month(Row row) {
        return new ShownMonth(
                row.id("service_id", ServiceId::new),
                YearMonth.from(row.date("month")),
                row.flag("closed"),
                row.instant("shown_at"));
    }

    private static ServiceMonth serviceMonth(Row row) {
        return new ServiceMonth(
                row.id("service_id", ServiceId::new), YearMonth.from(row.date("month")));
    }

    private static String[] texts(Collection<ServiceId> services) {
        return services.stream().map(ServiceId::toString).toArray(String[]::new);
    }
}
