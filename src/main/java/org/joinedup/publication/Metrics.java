package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Measure;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of metrics: of each released instrument those that an edition has lines of. */
@Singleton
public class Metrics {
    private final Instruments instruments;
    private final Database database;

    Metrics(Instruments instruments, Database database) {
        this.instruments = instruments;
        this.database = database;
    }

    /** By instrument, version and then as an edition has them. */
    public List<Metric> all() {
        Map<InstrumentId, YearMonth> since = since();
        return instruments.all().stream()
                .flatMap(
                        instrument ->
                                of(instrument, Optional.ofNullable(since.get(instrument.id()))))
                .toList();
    }

    boolean isKnown(String code) {
        return MetricKind.of(code) != MetricKind.AGREE
                || instruments.all().stream()
                        .anyMatch(instrument -> instrument.indexOf(code).isPresent());
    }

    private static Stream<Metric> of(Instrument instrument, Optional<YearMonth> since) {
        Metric score =
                new Metric(
                        Measure.MEAN_SCORE,
                        instrument.id(),
                        "Mean score of %s: 0 the worst, 100 the best".formatted(instrument.title()),
                        MetricKind.MEAN_SCORE,
                        since,
                        Measure.score(instrument).note());
        Stream<Metric> items =
                instrument.items().stream().map(item -> ofItem(instrument, item, since));
        Metric rate =
                new Metric(
                        MetricKind.OF_RESPONSES,
                        instrument.id(),
                        "People who completed the questionnaire, of those who were invited",
                        MetricKind.RESPONSE_RATE,
                        since,
                        Optional.empty());
        return Stream.of(Stream.of(score), items, Stream.of(rate)).flatMap(each -> each);
    }

    private static Metric ofItem(
            Instrument instrument, Instrument.Item item, Optional<YearMonth> since) {
        return new Metric(
                item.linkId(),
                instrument.id(),
                "People who agree: " + item.text().replace("**", ""),
                MetricKind.AGREE,
                since,
                Measure.agree(instrument, item.linkId()).flatMap(Measure::note));
    }

    private Map<InstrumentId, YearMonth> since() {
        Map<InstrumentId, YearMonth> since = new HashMap<>();
        database.query(
                """
                select code, version, min(first_month) as first_month from edition
                where state = 'published' group by code, version
                """,
                row ->
                        since.put(
                                new InstrumentId(row.text("code"), row.integer("version")),
                                YearMonth.from(row.date("first_month"))));
        return since;
    }
}
