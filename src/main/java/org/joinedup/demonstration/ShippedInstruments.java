package org.joinedup.demonstration;

import static org.joinedup.demonstration.ReferenceFile.number;
import static org.joinedup.demonstration.ReferenceFile.text;

import org.joinedup.kernel.Answer;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.questionnaire.Headline;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.web.CsvRow;

import java.util.List;

/** The instruments of the product's own files, word for word. */
final class ShippedInstruments {
    private ShippedInstruments() {}

    static List<Instrument> read() {
        List<CsvRow> items =
                ReferenceFile.rows(
                        "instrument-items.csv",
                        "instrument",
                        "item",
                        "link_id",
                        "text",
                        "topic_group",
                        "barrier");
        List<CsvRow> options =
                ReferenceFile.rows(
                        "instrument-options.csv", "instrument", "position", "answer", "words");
        return ReferenceFile.rows(
                        "instruments.csv",
                        "instrument",
                        "version",
                        "language",
                        "title",
                        "asks_about",
                        "headline",
                        "minimum_answered",
                        "scoring_rule",
                        "source",
                        "copyright")
                .stream()
                .map(row -> instrument(row, of(row, items), of(row, options)))
                .toList();
    }

    private static List<CsvRow> of(CsvRow instrument, List<CsvRow> rows) {
        return rows.stream()
                .filter(row -> row.text("instrument").equals(instrument.text("instrument")))
                .toList();
    }

    private static Instrument instrument(CsvRow row, List<CsvRow> items, List<CsvRow> options) {
        return new Instrument(
                new InstrumentId(text(row, "instrument"), number(row, "version")),
                text(row, "language"),
                text(row, "title"),
                text(row, "asks_about"),
                Coded.of(Headline.class, text(row, "headline")),
                number(row, "minimum_answered"),
                text(row, "scoring_rule"),
                text(row, "source"),
                text(row, "copyright"),
                items.stream().map(ShippedInstruments::item).toList(),
                options.stream()
                        .map(
                                option ->
                                        new Instrument.Option(
                                                Answer.fromCode(number(option, "answer")),
                                                text(option, "words")))
                        .toList());
    }

    private static Instrument.Item item(CsvRow row) {
        return new Instrument.Item(
                number(row, "item"),
                text(row, "link_id"),
                text(row, "text"),
                row.text("topic_group"),
                text(row, "barrier"));
    }
}
