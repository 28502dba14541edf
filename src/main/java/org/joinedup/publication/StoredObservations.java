package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.kernel.EditionId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Singleton
class StoredObservations implements Observations {
    private static final String LINES =
            """
            select o.*, s.name from edition_observation o
            join edition_subject s using (edition_id, level, code)
            where edition_id = ? and line > ?
                and (cast(? as text) is null or metric = ?) and (cast(? as text) is null or level = ?)
                and (cast(? as text) is null or code = ?)
                and (cast(? as text) is null or breakdown = ?)
                and (cast(? as text) is null or symbol = ?)
            order by line limit ?
            """;

    private final Database database;

    StoredObservations(Database database) {
        this.database = database;
    }

    @Override
    public List<Observation> lines(EditionId id, Filter filter, int after, int limit) {
        return database.list(
                LINES, StoredObservations::observation, parameters(id, filter, after, limit));
    }

    private static Object[] parameters(EditionId id, Filter filter, int after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(id, after));
        for (Optional<String> each :
                List.of(
                        filter.metric(),
                        filter.level(),
                        filter.code(),
                        filter.breakdown(),
                        filter.symbol())) {
            parameters.add(each.orElse(null));
            parameters.add(each.orElse(null));
        }
        parameters.add(limit);
        return parameters.toArray();
    }

    void insert(EditionId edition, List<Observation> lines) {
        database.copyIn(
                "edition_observation (edition_id, line, level, code, metric, breakdown, category,"
                        + " numerator, denominator, value, lower, upper, symbol, reason, band,"
                        + " reliability, adjusted)",
                lines.stream().map(line -> row(edition, line)).toList());
    }

    private static Object[] row(EditionId edition, Observation line) {
        return new Object[] {
            edition,
            line.line(),
            line.level(),
            line.code(),
            line.metric(),
            line.breakdown(),
            line.category(),
            line.numerator(),
            line.denominator(),
            line.value(),
            line.lower(),
            line.upper(),
            line.symbol(),
            line.reason().orElse(null),
            line.band().orElse(null),
            line.reliability(),
            line.adjusted()
        };
    }

    private static Observation observation(Row row) {
        return new Observation(
                row.integer("line"),
                row.text("level"),
                row.text("code"),
                row.text("name"),
                row.text("metric"),
                row.text("breakdown"),
                row.text("category"),
                row.optionalCount("numerator"),
                row.optionalCount("denominator"),
                row.optionalNumber("value"),
                row.optionalNumber("lower"),
                row.optionalNumber("upper"),
                row.text("symbol"),
                row.optionalText("reason"),
                row.optionalText("band"),
                row.optionalNumber("reliability"),
                row.optionalNumber("adjusted"));
    }
}
