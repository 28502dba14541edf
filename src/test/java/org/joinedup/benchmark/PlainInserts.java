package org.joinedup.benchmark;

import org.joinedup.testing.SurveyFixtures;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What there is to compare with: the rows that come of a submission (the response, its answers to
 * each instrument, and what is counted from), put into the same tables by JDBC, one transaction
 * each.
 */
final class PlainInserts {
    private static final String RESPONSE =
            """
            insert into response (id, invitation_id, submission_id, receipt, survey_id, service_id,
                transition_date, answered_on, mode, language, respondent, synthetic)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'letter', 'en', 'self', true)
            """;
    private static final String ANSWERS =
            "insert into response_answers (response_id, code, version, answers) values (?, ?, 1,"
                    + " ?)";
    private static final String TAIL =
            """
            insert into response_tail (sign, response_id, service_id, transition_date, answered_on,
                mode, language, respondent, synthetic, codes, versions, answers)
            values (1, ?, ?, ?, ?, 'letter', 'en', 'self', true, ?, ?, ?)
            """;
    private static final int[] ITEMS = {15, 7};

    private final String url;
    private final UUID survey;
    private final List<UUID> invitations = new ArrayList<>();
    private final List<UUID> services = new ArrayList<>();

    private PlainInserts(String url, UUID survey) {
        this.url = url;
        this.survey = survey;
    }

    /** For the people of a survey who have not answered, the last who were asked first. */
    static PlainInserts into(String url, String survey) throws SQLException {
        PlainInserts inserts = new PlainInserts(url, UUID.fromString(survey));
        try (Connection connection = inserts.connect();
                PreparedStatement people =
                        connection.prepareStatement(
                                """
                                select i.id, i.service_id from invitation i where i.survey_id = ?
                                    and not exists (select from response r where r.invitation_id = i.id)
                                order by i.id desc
                                """)) {
            people.setObject(1, inserts.survey);
            ResultSet found = people.executeQuery();
            while (found.next()) {
                inserts.invitations.add(found.getObject(1, UUID.class));
                inserts.services.add(found.getObject(2, UUID.class));
            }
        }
        return inserts;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    Load.Client client() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        return new Inserting(connection);
    }

    /** One connection. */
    private final class Inserting implements Load.Client {
        private final Connection connection;
        private final PreparedStatement response;
        private final PreparedStatement answers;
        private final PreparedStatement tail;

        Inserting(Connection connection) throws SQLException {
            this.connection = connection;
            this.response = connection.prepareStatement(RESPONSE);
            this.answers = connection.prepareStatement(ANSWERS);
            this.tail = connection.prepareStatement(TAIL);
        }

        @Override
        public boolean act(int number) throws SQLException {
            UUID id = UUID.randomUUID();
            LocalDate left = SurveyFixtures.today().minusDays(10);
            set(
                    response,
                    id,
                    invitations.get(number),
                    UUID.randomUUID(),
                    id.toString(),
                    survey,
                    services.get(number),
                    left,
                    SurveyFixtures.today());
            response.executeUpdate();
            for (int i = 0; i < ITEMS.length; i++) {
                set(answers, id, AskedPeople.INSTRUMENTS.get(i), codes(ITEMS[i]));
                answers.addBatch();
            }
            answers.executeBatch();
            set(
                    tail,
                    id,
                    services.get(number),
                    left,
                    SurveyFixtures.today(),
                    connection.createArrayOf("text", AskedPeople.INSTRUMENTS.toArray()),
                    connection.createArrayOf("integer", new Integer[] {1, 1}),
                    connection.createArrayOf(
                            "text", new String[] {"3".repeat(ITEMS[0]), "3".repeat(ITEMS[1])}));
            tail.executeUpdate();
            connection.commit();
            return true;
        }

        private Array codes(int items) throws SQLException {
            Short[] codes = new Short[items];
            Arrays.fill(codes, (short) 3);
            return connection.createArrayOf("smallint", codes);
        }

        private static void set(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
