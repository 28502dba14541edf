package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Alone;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two connections to the database, and somebody who keeps both. */
@Alone
class OverloadTest extends ServiceTest {
    private static final int CONNECTIONS = 2;
    private static final int MOST_WAITING = 3;
    private static final int ASKING = 12;
    private static final int ENOUGH = ASKING - 2 * MOST_WAITING;
    private static final List<String> OF_PAGES =
            List.of(
                    "Content-Security-Policy",
                    "X-Content-Type-Options",
                    "X-Frame-Options",
                    "Referrer-Policy",
                    "Permissions-Policy",
                    "Cross-Origin-Opener-Policy",
                    "Cross-Origin-Resource-Policy",
                    "Cache-Control",
                    "Content-Type");

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("datasources.default.maximum-pool-size", Integer.toString(CONNECTIONS));
        settings.put("datasources.default.connection-timeout", "1000");
        settings.put("joinedup.most-waiting", Integer.toString(MOST_WAITING));
        settings.put("joinedup.folding-interval", "1h");
        return settings;
    }

    private record Timed(Reply reply, long millis) {}

    @Test
    void who_cannot_be_served_is_soon_told_when_to_come_back_and_afterwards_all_are_served()
            throws InterruptedException, ExecutionException {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD");
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        String link = questionnaires.invite(survey, service).link();
        Api phone = new Api(server.getURI());
        // The first of all takes as long to come to the database as all others take to ask.
        assertThat(phone.get(link).status()).isEqualTo(200);
        List<Timed> answers = whileNobodyIsServed(phone, link);
        for (int tries = 1; sentAwayAtOnce(answers) < ENOUGH && tries < 3; tries++) {
            answers = whileNobodyIsServed(phone, link);
        }
        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.reply().status()).isEqualTo(503);
                            assertThat(answer.reply().header("Retry-After")).isEqualTo("2");
                            assertThat(answer.reply().body()).doesNotContain("Exception");
                            assertThat(answer.millis()).isLessThan(4_000);
                        });
        assertThat(sentAwayAtOnce(answers)).isGreaterThanOrEqualTo(ENOUGH);
        Reply served = phone.get(link);
        assertThat(served.status()).isEqualTo(200);
        assertThat(answers)
                .allSatisfy(
                        answer ->
                                assertThat(OF_PAGES)
                                        .allSatisfy(
                                                name ->
                                                        assertThat(answer.reply().header(name))
                                                                .as(name)
                                                                .isEqualTo(served.header(name))));
    }

    private List<Timed> whileNobodyIsServed(Api phone, String link)
            throws InterruptedException, ExecutionException {
        List<Timed> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> keeping = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                keeping.add(threads.submit(() -> database.query("select pg_sleep(5)", row -> {})));
            }
            Thread.sleep(500);
            List<Future<Timed>> asking = new ArrayList<>();
            for (int i = 0; i < ASKING; i++) {
                asking.add(threads.submit(() -> timed(phone, link)));
                Thread.sleep(50);
            }
            for (Future<Timed> each : asking) {
                answers.add(each.get());
            }
            for (Future<?> each : keeping) {
                each.get();
            }
        }
        return answers;
    }

    private static long sentAwayAtOnce(List<Timed> answers) {
        return answers.stream().filter(answer -> answer.millis() < 900).count();
    }

    private static Timed timed(Api phone, String path) {
        long start = System.nanoTime();
        Reply reply = phone.get(path);
        return new Timed(reply, (System.nanoTime() - start) / 1_000_000);
    }
}
