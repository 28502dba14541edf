package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Measure;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private record Key(InstrumentId instrument, int year) {}

    private record Of(String level, String code) {}

    private record Total(Of of, Period period, boolean isPublished) {}

    private record OfYear(String stamp, Map<Of, Told> told) {}

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

        private void add(Period period, boolean isPublished) {
            soon.add(period);
            if (isPublished) {
                published.add(period);
            }
        }

        private void addAll(Told other) {
            soon.addAll(other.soon);
            published.addAll(other.published);
        }
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
        Map<Of, Told> told = new HashMap<>();
        database.list(
                        """
                        select distinct o.level, o.code, e.first_month, e.last_month,
                            e.state = 'published' as published
                        from edition e
                        join edition_observation o on o.edition_id = e.id
                        where e.state <> 'discarded' and e.code = ? and e.version = ?
                            and e.first_month >= ? and e.last_month <= ? and o.value is not null
                            and o.metric = ? and o.breakdown = ''
                        """,
                        row ->
                                new Total(
                                        new Of(row.text("level"), row.text("code")),
                                        new Period(
                                                YearMonth.from(row.date("first_month")),
                                                YearMonth.from(row.date("last_month"))),
                                        row.flag("published")),
                        key.instrument().code(),
                        key.instrument().version(),
                        year.firstDay(),
                        year.lastDay(),
                        Measure.MEAN_SCORE)
                .forEach(
                        total ->
                                told.computeIfAbsent(total.of(), o -> new Told())
                                        .add(total.period(), total.isPublished()));
        return new OfYear(stamp, told);
    }
}
