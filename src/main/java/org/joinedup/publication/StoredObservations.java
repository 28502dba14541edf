package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.kernel.EditionId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@Singleton
class StoredObservations implements Observations {
    private final Database database;

    StoredObservations(Database database) {
        this.database = database;
    }

    @Override
    public List<Published> lines(
            List<Edition> editions, Filter filter, Optional<Position> after, int limit) {
        List<Edition> rest =
                editions.stream()
                        .dropWhile(e -> after.isPresent() && !e.id().equals(after.get().edition()))
                        .toList();
        Map<EditionId, Edition> byId =
                rest.stream().collect(Collectors.toMap(Edition::id, edition -> edition));
        Map<String, String> equal = equal(filter);
        List<Object> parameters = new ArrayList<>();
        parameters.add(rest.stream().map(e -> e.id().toString()).toArray(String[]::new));
        parameters.add(after.map(Position::line).orElse(0));
        parameters.addAll(equal.values());
        parameters.add(limit);
        parameters.add(limit);
        return database.list(
                select(equal.keySet()),
                row ->
                        new Published(
                                byId.get(row.id("edition_id", EditionId::new)), observation(row)),
                parameters.toArray());
    }

    @Override
    public List<Count> counts(EditionId edition) {
        return database.list(
                """
                select symbol, reason, count(*) as lines,
                    count(*) filter (where value is null) as without_value
                from edition_observation
                where edition_id = ? group by symbol, reason order by lines desc, symbol, reason
                """,
                row ->
                        new Count(
                                row.text("symbol"),
                                row.optionalText("reason"),
                                row.count("lines"),
                                row.count("without_value")),
                edition);
    }

    /** Each edition is read by its own key, and no further than the limit. */
    private static String select(Collection<String> equal) {
        return """
        with chosen as (
            select e.place, o.* from unnest(cast(? as uuid[])) with ordinality as e (id, place)
            cross join lateral (
                select * from edition_observation
                where edition_id = e.id and line > case e.place when 1 then ? else 0 end
                    %s
                order by line limit ?) o
            order by e.place, o.line limit ?)
        select c.*, s.name from chosen c
        join edition_subject s using (edition_id, level, code) order by c.place, c.line
        """
                .formatted(
                        equal.stream()
                                .map(column -> "and " + column + " = ? ")
                                .collect(Collectors.joining()));
    }

    /** What is asked for, by column; without the rest, so that the planner takes an index. */
    private static Map<String, String> equal(Filter filter) {
        Map<String, String> equal = new LinkedHashMap<>();
        filter.metric().ifPresent(value -> equal.put("metric", value));
        filter.level().ifPresent(value -> equal.put("level", value));
        filter.code().ifPresent(value -> equal.put("code", value));
        filter.breakdown().ifPresent(value -> equal.put("breakdown", value));
        filter.symbol().ifPresent(value -> equal.put("symbol", value));
        return equal;
    }

    void insert(EditionId edition, List<Observation> lines) {
        database.copyIn(
                "edition_observation (edition_id, line, level, code, metric, breakdown, category,"
                        + " numerator, denominator, value, lower, upper, symbol, reason, band,"
                        + " reliability, adjusted)",
                lines.stream().map(line -> row(edition, line)).toList());
    }

    private static Object[] row(EditionId edition, Observation line) {
        Observation.About about = line.about();
        Observation.Value value = line.value();
        return new Object[] {
            edition,
            line.line(),
            about.level(),
            about.code(),
            about.metric(),
            about.breakdown(),
            about.category(),
            value.numerator(),
            value.people(),
            value.value(),
            value.lower(),
            value.upper(),
            line.symbol(),
            line.reason().orElse(null),
            line.standing().band().orElse(null),
            line.standing().reliability(),
            line.standing().adjusted()
        };
    }

    private static Observation observation(Row row) {
        return new Observation(
                row.integer("line"),
                new Observation.About(
                        row.text("level"),
                        row.text("code"),
                        row.text("name"),
                        row.text("metric"),
                        row.text("breakdown"),
                        row.text("category")),
                new Observation.Value(
                        row.optionalCount("numerator"),
                        row.optionalCount("denominator"),
                        row.optionalNumber("value"),
                        row.optionalNumber("lower"),
                        row.optionalNumber("upper")),
                row.text("symbol"),
                row.optionalText("reason"),
                new Observation.Standing(
                        row.optionalText("band"),
                        row.optionalNumber("reliability"),
                        row.optionalNumber("adjusted")));
    }
}
