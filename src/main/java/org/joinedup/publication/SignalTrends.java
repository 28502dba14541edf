package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Measure;
import org.joinedup.kernel.Period;
import org.joinedup.storage.Database;
import org.joinedup.webhook.Announce;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Tells other systems that a service's trend signals, when an edition is published and from what
 * editions have told alone: live figures differ from one reader to the other, and a signal of what
 * is kept back would tell of it. So whoever is told could have drawn the same chart.
 */
@Singleton
class SignalTrends {
    /** Periods before that of the edition. */
    private static final int BEFORE = 23;

    private final Database database;
    private final Announce announce;

    SignalTrends(Database database, Announce announce) {
        this.database = database;
        this.announce = announce;
    }

    /** Scores by first month, before the edition was published and after. */
    private record Scores(SortedMap<YearMonth, Double> before, SortedMap<YearMonth, Double> after) {
        Scores() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    private record Named(UUID id, String name) {}

    /** In the transaction of the publication. */
    void signal(Edition edition) {
        if (edition.by() == Granularity.YEAR) {
            return;
        }
        YearMonth month = edition.period().from();
        Map<String, Named> services = services(edition);
        scores(edition)
                .forEach(
                        (code, scores) ->
                                Optional.ofNullable(services.get(code))
                                        .ifPresent(
                                                service ->
                                                        TrendSignal.find(
                                                                        scores.before(),
                                                                        scores.after(),
                                                                        month)
                                                                .ifPresent(
                                                                        signal ->
                                                                                tell(
                                                                                        edition,
                                                                                        code,
                                                                                        service,
                                                                                        scores.after()
                                                                                                .get(
                                                                                                        month),
                                                                                        signal))));
    }

    private Map<String, Scores> scores(Edition edition) {
        int length = edition.by() == Granularity.MONTH ? 1 : 3;
        Period period = edition.period();
        Map<String, Scores> scores = new LinkedHashMap<>();
        int number = edition.number().orElseThrow();
        database.query(
                """
                select o.code, e.first_month, e.number, o.value
                from edition e join edition_observation o on o.edition_id = e.id
                where e.state = 'published' and e.code = ? and e.version = ? and e.granularity = ?
                    and e.first_month between ? and ?
                    and o.metric = ? and o.level = ? and o.breakdown = ''
                order by e.number
                """,
                row -> {
                    YearMonth month = YearMonth.from(row.date("first_month"));
                    Double value = row.optionalNumber("value");
                    Scores of = scores.computeIfAbsent(row.text("code"), code -> new Scores());
                    // Later editions are in force instead; what they keep back is no longer told.
                    put(of.after(), month, value);
                    if (row.count("number") < number) {
                        put(of.before(), month, value);
                    }
                },
                edition.instrument().code(),
                edition.instrument().version(),
                edition.by(),
                period.from().minusMonths((long) BEFORE * length).atDay(1),
                period.firstDay(),
                Measure.MEAN_SCORE,
                Subject.SERVICE);
        return scores;
    }

    private static void put(SortedMap<YearMonth, Double> scores, YearMonth month, Double value) {
        if (value == null) {
            scores.remove(month);
        } else {
            scores.put(month, value);
        }
    }

    private Map<String, Named> services(Edition edition) {
        Map<String, Named> services = new HashMap<>();
        database.query(
                "select code, name, services[1] as id from edition_subject where edition_id = ?"
                        + " and level = ?",
                row -> services.put(row.text("code"), new Named(row.uuid("id"), row.text("name"))),
                edition.id(),
                Subject.SERVICE);
        return services;
    }

    private void tell(
            Edition edition, String code, Named service, Double value, TrendSignal signal) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("edition", edition.id().toString());
        data.put("number", edition.number().orElseThrow());
        data.put(
                "service",
                Map.of("id", service.id().toString(), "code", code, "name", service.name()));
        data.put("instrument", edition.instrument().code());
        data.put("metric", Measure.MEAN_SCORE);
        data.put("from", edition.period().from().toString());
        data.put("to", edition.period().to().toString());
        data.put("value", value);
        data.put("rule", signal.rule());
        data.put("variation", signal.variation());
        data.put("points", signal.points());
        data.put("trial", signal.trial());
        data.put("synthetic", edition.synthetic());
        announce.announce("trend.signalled", data);
    }
}
