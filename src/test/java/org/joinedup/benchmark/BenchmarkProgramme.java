package org.joinedup.benchmark;

import org.joinedup.kernel.Period;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** 200 services of 20 providers and 24 whole months, with any number of responses to the CTM-15. */
final class BenchmarkProgramme {
    static final String INSTRUMENT = "ctm-15";
    static final int SERVICES = 200;
    static final int MONTHS = 24;
    static final int PROVIDERS = 20;

    /** Who runs the first service and every 20th. */
    static final String PROVIDER = "P-0";

    private static final int PORTION = 50_000;
    private static final double BETWEEN_SERVICES = 0.2;

    private final List<String> services = new ArrayList<>();
    private final List<Double> leanings = new ArrayList<>();
    private final String survey = UUID.randomUUID().toString();
    private final LocalDate lastDay;

    /**
     * @param lastDay of the last of the months
     */
    BenchmarkProgramme(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    List<String> services() {
        return services;
    }

    String survey() {
        return survey;
    }

    double leaning(int service) {
        return leanings.get(service);
    }

    LocalDate firstDay() {
        return lastDay.plusDays(1).minusMonths(MONTHS);
    }

    long days() {
        return lastDay.toEpochDay() - firstDay().toEpochDay() + 1;
    }

    /** The first whole one and the last. */
    List<Period> quarters() {
        YearMonth first = YearMonth.from(firstDay().plusMonths(2));
        YearMonth last = YearMonth.from(lastDay.plusDays(1)).minusMonths(1);
        return List.of(quarterFrom(beginning(first)), quarterFrom(beginning(last.minusMonths(2))));
    }

    private static YearMonth beginning(YearMonth month) {
        return month.minusMonths((month.getMonthValue() - 1) % 3);
    }

    private static Period quarterFrom(YearMonth first) {
        return new Period(first, first.plusMonths(2));
    }

    /** Loads a database whose tables are there and empty. Constraints are checked by nobody. */
    void load(Connection connection, long responses) throws SQLException, IOException {
        execute(connection, "set session_replication_role = replica");
        execute(connection, "set synchronous_commit = off");
        loadServices(connection);
        execute(
                connection,
                """
                insert into survey (id, title, owner_id, asked_by, period_from, period_to, language,
                    demonstration, state)
                select '%s', 'Benchmark', cast(min(cast(id as text)) as uuid), 'Benchmark', '%s', '%s', 'en', true, 'open'
                from organisation where code = 'P-0'
                """
                        .formatted(survey, firstDay(), lastDay));
        execute(
                connection,
                "insert into survey_instrument (survey_id, position, code, version) values ('%s', 1, '%s', 1)"
                        .formatted(survey, INSTRUMENT));
        List<String> indexes = dropIndexes(connection);
        loadPeople(connection, responses);
        for (String index : indexes) {
            execute(connection, index);
        }
        execute(connection, "set session_replication_role = origin");
        execute(connection, "vacuum (analyze) invitation, response, response_answers");
    }

    /**
     * Those that no constraint needs: made afterwards, they take less time.
     *
     * @return what makes them anew
     */
    private static List<String> dropIndexes(Connection connection) throws SQLException {
        List<String> definitions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String sql =
                """
                select cast(indexrelid as regclass) as name, pg_get_indexdef(indexrelid) as definition
                from pg_index i
                where indrelid in (to_regclass('invitation'), to_regclass('response'))
                    and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                """;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                names.add(found.getString("name"));
                definitions.add(found.getString("definition"));
            }
        }
        for (String name : names) {
            execute(connection, "drop index " + name);
        }
        return definitions;
    }

    private void loadServices(Connection connection) throws SQLException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SERVICES; i++) {
            if (i < PROVIDERS) {
                execute(
                        connection,
                        "insert into organisation (code, name, kind) values ('P-%d', 'Provider %d', 'provider')"
                                .formatted(i, i));
            }
            String sql =
                    """
                    insert into service (code, name, provider_id, care_cluster)
                    select 'S-%d', 'Service %d', id, 'unplanned-episode' from organisation where code = 'P-%d'
                    returning id
                    """
                            .formatted(i, i, i % PROVIDERS);
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet id = statement.executeQuery()) {
                id.next();
                services.add(id.getString(1));
            }
            leanings.add(BETWEEN_SERVICES * random.nextGaussian());
        }
    }

    private void loadPeople(Connection connection, long responses)
            throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        AboutYou aboutYou = AboutYou.of(connection);
        People people = new People(this, aboutYou, responses);
        while (people.responses() < responses) {
            long portion = Math.min(responses, people.responses() + PORTION);
            while (people.responses() < portion) {
                people.next();
            }
            send(
                    copy,
                    "invitation (id, survey_id, service_id, destination_service_id,"
                            + " transition_date, mode, language, state, issued_at, expires_at)",
                    people.invitationLines);
            send(
                    copy,
                    "response (id, invitation_id, submission_id, receipt, survey_id, service_id,"
                            + " destination_service_id, transition_date, answered_on, mode,"
                            + " language, respondent, relationship, synthetic"
                            + aboutYou.columns()
                            + ")",
                    people.responseLines);
            send(copy, "response_answers", people.answerLines);
        }
    }

    private static void send(CopyManager copy, String table, StringBuilder lines)
            throws SQLException, IOException {
        copy.copyIn("copy " + table + " from stdin", new StringReader(lines.toString()));
        lines.setLength(0);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
