package org.joinedup.faults;

import org.joinedup.faults.Crowd.Person;
import org.joinedup.testing.Api;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in the database after a fault, read past the service. */
final class Inspection {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REBUILD = "/api/v1/summaries/rebuild";
    private static final String SUMMARIES =
            "select cast(s as text) from indicator_summary s order by 1";

    private final String url;

    Inspection(String url) {
        this.url = url;
    }

    /**
     * A row of the table.
     *
     * @param twice people of whom two responses are stored
     * @param lost acknowledged and not stored
     * @param half responses without their answers, or answers of an invitation that is not complete
     * @param otherReceipts of replays that got another receipt than the first time
     */
    record Found(
            int acknowledged,
            int stored,
            int twice,
            int lost,
            int half,
            int otherReceipts,
            boolean figuresEqualRebuild) {
        boolean isSound() {
            return stored == acknowledged
                    && twice == 0
                    && lost == 0
                    && half == 0
                    && otherReceipts == 0
                    && figuresEqualRebuild;
        }
    }

    Found inspect(Map<Person, String> receipts, URI service)
            throws SQLException, InterruptedException {
        int others = replay(receipts, service);
        List<String> ofSurvey = texts("select receipt from response where not synthetic");
        Set<String> stored = new HashSet<>(ofSurvey);
        stored.retainAll(receipts.values());
        awaitEmptyTail();
        List<String> figures = texts(SUMMARIES);
        rebuild(service);
        return new Found(
                receipts.size(),
                stored.size(),
                number(
                        "select count(*) from (select invitation_id from response group by 1 having"
                                + " count(*) > 1) twice"),
                (int)
                        receipts.values().stream()
                                .filter(receipt -> !stored.contains(receipt))
                                .count(),
                number(
                        """
                        select count(*) from response r join invitation i on i.id = r.invitation_id
                        where i.state <> 'completed'
                            or not exists (select from response_answers a where a.response_id = r.id)
                        """),
                others,
                texts(SUMMARIES).equals(figures));
    }

    private static int replay(Map<Person, String> receipts, URI service) {
        int others = 0;
        List<Person> people = new ArrayList<>(receipts.keySet());
        Collections.shuffle(people);
        for (Person person : people.subList(0, Math.min(50, people.size()))) {
            if (!Crowd.again(person, service).equals("200 " + receipts.get(person))) {
                others++;
            }
        }
        return others;
    }

    private void awaitEmptyTail() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number("select count(*) from response_tail") > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("responses are not folded");
            }
            Thread.sleep(50);
        }
    }

    private static void rebuild(URI service) throws InterruptedException {
        Api administrator = new Api(service).administrator();
        administrator.post(REBUILD, "");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!administrator.get(REBUILD).json().path("state").asText().equals("done")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the rebuild does not end");
            }
            Thread.sleep(50);
        }
    }

    private int number(String sql) throws SQLException {
        return Integer.parseInt(texts(sql).getFirst());
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
