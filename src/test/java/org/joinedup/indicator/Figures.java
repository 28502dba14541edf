package org.joinedup.indicator;

import io.micronaut.context.ApplicationContext;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every figure of some services as text to compare: as it is read, and by a plain scan. */
final class Figures {
    private static final List<InstrumentId> INSTRUMENTS =
            List.of(new InstrumentId("ctm-3", 1), new InstrumentId("i-statements", 1));

    private final ApplicationContext node;
    private final List<ServiceId> services;
    private final List<Period> periods = new ArrayList<>();

    Figures(ApplicationContext node, List<ServiceId> services, LocalDate from, LocalDate to) {
        this.node = node;
        this.services = services;
        YearMonth last = YearMonth.from(to);
        for (YearMonth m = YearMonth.from(from); !m.isAfter(last); m = m.plusMonths(1)) {
            periods.add(new Period(m, m));
        }
        periods.add(new Period(YearMonth.from(from), last));
    }

    /** What the rooms further right would be told. */
    Map<String, String> read() {
        Map<String, String> figures = new TreeMap<>();
        for (InstrumentId id : INSTRUMENTS) {
            Instrument instrument = node.getBean(Instruments.class).find(id).orElseThrow();
            for (ServiceId service : services) {
                for (Period period : periods) {
                    read(figures, service, instrument, period);
                }
            }
        }
        return figures;
    }

    private void read(
            Map<String, String> figures, ServiceId service, Instrument instrument, Period period) {
        String key = service + " " + instrument.id() + " " + period;
        Counts counts = new Counts(instrument.items().size());
        node.getBean(ComputeIndicator.class)
                .byMonth(service, instrument, period)
                .values()
                .forEach(counts::merge);
        figures.put(key, text(counts.synthetic(), counts.whole().encode()));
        for (Breakdown breakdown : Breakdown.values()) {
            if (breakdown != Breakdown.ALL) {
                counts.parts(breakdown)
                        .forEach(
                                (category, summary) ->
                                        figures.put(
                                                key + " " + breakdown.code() + "=" + category,
                                                hex(summary.encode())));
            }
        }
    }

    /** The same, from the responses as they are stored. */
    Map<String, String> scan() {
        Map<String, String> figures = new TreeMap<>();
        for (InstrumentId id : INSTRUMENTS) {
            int items = id.code().equals("ctm-3") ? 3 : 7;
            for (ServiceId service : services) {
                for (Period period : periods) {
                    new Scan(service, id, items, period).into(figures);
                }
            }
        }
        return figures;
    }

    private final class Scan {
        private final String key;
        private final ServiceId service;
        private final InstrumentId instrument;
        private final int items;
        private final Period period;
        private final Map<String, BreakdownSummary> categories = new TreeMap<>();
        private final GroupSummary everyone;
        private boolean synthetic;

        Scan(ServiceId service, InstrumentId instrument, int items, Period period) {
            this.key = service + " " + instrument + " " + period;
            this.service = service;
            this.instrument = instrument;
            this.items = items;
            this.period = period;
            this.everyone = new GroupSummary(items);
        }

        void into(Map<String, String> figures) {
            Database database = node.getBean(Database.class);
            Object[] of = {service, period.firstDay(), period.lastDay()};
            Object[] ofInstrument = Arrays.copyOf(of, 5);
            ofInstrument[3] = instrument.code();
            ofInstrument[4] = instrument.version();
            database.query(
                    """
                    select r.*, a.answers from response r join response_answers a on a.response_id = r.id
                    where service_id = ? and transition_date between ? and ? and code = ? and version = ?
                    """,
                    this::add,
                    ofInstrument);
            figures.put(key, text(synthetic, everyone.encode()));
            categories.forEach((name, summary) -> figures.put(name, hex(summary.encode())));
        }

        private void add(Row row) {
            byte[] codes = row.codes("answers");
            long days =
                    ChronoUnit.DAYS.between(row.date("transition_date"), row.date("answered_on"));
            everyone.add(
                    codes,
                    new Circumstances(
                            row.text("mode"),
                            row.text("respondent"),
                            row.text("language"),
                            (int) days));
            synthetic |= row.flag("synthetic");
            for (String column : List.of("mode", "respondent", "language")) {
                category(column + "=" + row.text(column)).add(codes);
            }
            if (row.uuid("destination_service_id") != null) {
                category("destination=" + row.uuid("destination_service_id")).add(codes);
            }
            addAbout(row, codes);
        }

        private void addAbout(Row row, byte[] codes) {
            List<String> known = new ArrayList<>();
            List<String> about = texts(row, "age_band", "sex", "ethnic_group");
            if (about.size() == 3) {
                known.add("about");
                category("age-band=" + about.get(0)).add(codes);
                category("sex=" + about.get(1)).add(codes);
                category("ethnic-group=" + about.get(2)).add(codes);
            }
            for (String quintile : texts(row, "deprivation_quintile")) {
                known.add("deprivation");
                category("deprivation=" + quintile).add(codes);
            }
            if (row.uuid("destination_service_id") != null) {
                known.add("destination");
            }
            List<String> stratum = texts(row, "age_band", "sex", "admission");
            if (stratum.size() == 3) {
                known.add("stratum");
                category("stratum=" + String.join("/", stratum)).add(codes);
            }
            category("known=" + String.join("+", known)).add(codes);
        }

        private static List<String> texts(Row row, String... columns) {
            return Stream.of(columns).flatMap(column -> row.optionalText(column).stream()).toList();
        }

        private BreakdownSummary category(String name) {
            return categories.computeIfAbsent(key + " " + name, k -> new BreakdownSummary(items));
        }
    }

    /** Every summary as it is stored, to the bit. */
    static List<String> stored(Database database) {
        return database.list(
                "select cast(s as text) as line from indicator_summary s order by 1",
                row -> row.text("line"));
    }

    static long tail(Database database) {
        return database.first("select count(*) as n from response_tail", row -> row.count("n"))
                .orElseThrow();
    }

    private static String text(boolean synthetic, byte[] counts) {
        return synthetic + " " + hex(counts);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
