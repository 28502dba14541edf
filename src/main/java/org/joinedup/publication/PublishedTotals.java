package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Measure;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Of whom editions have told what everyone said, so that live figures beside it give nobody away;
 * and of whom they may tell it any moment, since they are prepared. Read again when an edition was
 * prepared or decided.
 */
@Singleton
class PublishedTotals {
    private final Database database;
    private final Map<Key, OfYear> known = new ConcurrentHashMap<>();

    PublishedTotals(Database database) {
        this.database = database;
    }

    /**
     * A total, with the services that it was of then.
     *
     * @param isPublished false where it is prepared
     */
    record Total(
            String level,
            String code,
            Set<ServiceId> services,
            Period period,
            boolean isPublished) {
        boolean isOfService() {
            return level.equals(Subject.SERVICE);
        }
    }

    private record Key(InstrumentId instrument, int year) {}

    private record Of(String level, String code) {}

    private record OfYear(String stamp, List<Total> totals, Map<Of, Told> told) {}

    /**
     * The periods of which a subject's total is known.
     *
     * @param published those that editions have told
     * @param soon those, and what prepared ones would tell
     */
    record Told(Set<Period> published, Set<Period> soon) {
        Told() {
            this(new HashSet<>(), new HashSet<>());
        }

        private void add(Total total) {
            soon.add(total.period());
            if (total.isPublished()) {
                published.add(total.period());
            }
        }

        private void addAll(Told other) {
            soon.addAll(other.soon);
            published.addAll(other.published);
        }
    }

    /** All of the years that hold a period. */
    List<Total> within(InstrumentId instrument, Period period) {
        List<Total> totals = new ArrayList<>();
        ofYears(instrument, period).forEach(year -> totals.addAll(year.totals()));
        return totals;
    }

    /** Within the years that hold a period. */
    Told told(Subject subject, InstrumentId instrument, Period period) {
        Told told = new Told();
        Of of = new Of(subject.kind(), subject.code());
        ofYears(instrument, period)
                .forEach(year -> told.addAll(year.told().getOrDefault(of, new Told())));
        return told;
    }

    private List<OfYear> ofYears(InstrumentId instrument, Period period) {
        String stamp = stamp(instrument);
        List<OfYear> years = new ArrayList<>();
        for (int year = period.from().getYear(); year <= period.to().getYear(); year++) {
            Key key = new Key(instrument, year);
            OfYear of = known.get(key);
            if (of == null || !of.stamp().equals(stamp)) {
                of = read(key, stamp);
                known.put(key, of);
            }
            years.add(of);
        }
        return years;
    }

    private String stamp(InstrumentId instrument) {
        return database.first(
                        """
                        select concat(count(*), ' ', max(prepared_at), ' ', max(decided_at)) as stamp
                        from edition where code = ? and version = ?
                        """,
                        row -> row.text("stamp"),
                        instrument.code(),
                        instrument.version())
                .orElseThrow();
    }

    private OfYear read(Key key, String stamp) {
        Period year = Granularity.YEAR.of(YearMonth.of(key.year(), 1));
        List<Total> totals =
                database.list(
                        """
                        select distinct o.level, o.code, e.first_month, e.last_month,
                            cast(s.services as text[]) as services,
                            e.state = 'published' as published
                        from edition e
                        join edition_observation o on o.edition_id = e.id
                        join edition_subject s
                            on s.edition_id = e.id and s.level = o.level and s.code = o.code
                        where e.state <> 'discarded' and e.code = ? and e.version = ?
                            and e.first_month >= ? and e.last_month <= ? and o.value is not null
                            and o.metric = ? and o.breakdown = ''
                        """,
                        row ->
                                new Total(
                                        row.text("level"),
                                        row.text("code"),
                                        row.texts("services").stream()
                                                .map(id -> new ServiceId(UUID.fromString(id)))
                                                .collect(Collectors.toSet()),
                                        new Period(
                                                YearMonth.from(row.date("first_month")),
                                                YearMonth.from(row.date("last_month"))),
                                        row.flag("published")),
                        key.instrument().code(),
                        key.instrument().version(),
                        year.firstDay(),
                        year.lastDay(),
                        Measure.MEAN_SCORE);
        Map<Of, Told> told = new HashMap<>();
        totals.forEach(
                total ->
                        told.computeIfAbsent(new Of(total.level(), total.code()), o -> new Told())
                                .add(total));
        return new OfYear(stamp, totals, told);
    }
}
