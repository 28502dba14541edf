package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.fieldwork.NotifyStandIn.Behaviour;
import org.joinedup.fieldwork.NotifyStandIn.Sent;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.RunningService;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two thousand people from a file to the purge, through a provider that fails, dawdles, takes what
 * it says it did not, and calls back twice and out of order, and with a node that is killed as it
 * sends.
 */
class FieldworkFlowTest extends SendingFixture {
    private static final int ROWS = 2_000;
    private static final int SAMPLE = 1_500;
    private static final int ANSWERS = 700;

    @TempDir Path folder;

    private Map<String, String> environment;
    private final Map<String, Long> overAt = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
    private volatile int answersWanted;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.purge.interval", "500ms");
        environment = new HashMap<>();
        settings.forEach(
                (name, value) -> {
                    if (!name.startsWith("micronaut.")) {
                        environment.put(
                                name.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"),
                                value);
                    }
                });
        return settings;
    }

    /**
     * One of eight: slow. Some fail, and of these some were taken all the same; some are no number.
     */
    private Behaviour weather(Sent sent) {
        int time =
                times.computeIfAbsent(sent.reference(), id -> new AtomicInteger())
                        .incrementAndGet();
        int kind = Math.floorMod(sent.to().hashCode(), 100);
        if (kind < 3) {
            return Behaviour.REFUSE_NUMBER;
        }
        if (time == 1 && kind < 8) {
            return Behaviour.FAIL;
        }
        if (time == 1 && kind < 11) {
            return Behaviour.TOO_MANY;
        }
        if (time == 1 && kind < 15) {
            return Behaviour.ACCEPT_AND_FAIL;
        }
        return kind < 30 ? Behaviour.ACCEPT_SLOWLY : Behaviour.ACCEPT;
    }

    private PeopleList people() {
        PeopleList list = new PeopleList();
        list.people(first, first + 1_939);
        for (int i = 0; i < 20; i++) {
            list.with(first + 2_000 + i, Map.of("mobile", "not a number"));
            list.with(first + i, Map.of());
            list.with(first + 2_100 + i, Map.of("age_band", "0-15"));
        }
        return list;
    }

    @Test
    void every_count_reconciles_and_nobody_is_written_to_twice_or_after_the_end()
            throws InterruptedException {
        first = 10_000;
        SurveyId survey =
                planned(
                        Map.of(
                                "steps",
                                List.of(
                                        PeopleList.step("sms", 7, false),
                                        PeopleList.step("sms", 10, true),
                                        PeopleList.step("letter", 17, true))));
        notify.behave(this::weather);
        try (ExecutorService world = Executors.newFixedThreadPool(6)) {
            RunningService mortal = RunningService.start(folder, environment);
            try {
                takeSample(survey);
                answersWanted = 400;
                await(() -> notify.accepted().size() > 300);
                world.execute(() -> answerAndCallBack(world));
                await(() -> notify.accepted().size() > 600);
            } finally {
                mortal.kill();
            }
            await(() -> settled(survey, 0) == SAMPLE);
            await(() -> answered.size() == 400);
            stopSome(survey);

            answersWanted = ANSWERS;
            makeDue(survey);
            await(() -> due(survey, 1) == 0);
            await(() -> answered.size() == ANSWERS);
            answersWanted = 0;
        }
        assertNobodyWasBothered();
        int letters = printLetters(survey);
        assertCounts(survey, letters);
        closeAndPurge(survey);
    }

    private void takeSample(SurveyId survey) {
        Map<String, Object> sample = new HashMap<>(Map.of("size", SAMPLE));
        Map<String, Object> body = new HashMap<>(Map.of("file", people().file(), "sample", sample));
        String path = "/api/v1/surveys/" + survey + "/lists";
        JsonNode preview = administrator.post(path + "/preview", body).json();
        assertThat(preview.get("rows").asInt()).isEqualTo(ROWS);
        assertThat(preview.get("bad").asInt()).isEqualTo(20);
        assertThat(preview.get("duplicates").asInt()).isEqualTo(20);
        assertThat(preview.at("/excluded/under-16").asInt()).isEqualTo(20);
        assertThat(preview.get("notSampled").asInt()).isEqualTo(1_940 - SAMPLE);
        assertThat(preview.get("invited").asInt()).isEqualTo(SAMPLE);
        sample.put("seed", preview.get("seed").asLong());
        body.put("accept", preview.get("accept").asText());
        assertThat(administrator.post(path, body).status()).isEqualTo(201);
    }

    /** Answers of some, and what the provider tells of every message: twice, and late news last. */
    private void answerAndCallBack(ExecutorService world) {
        Set<String> seen = new HashSet<>();
        while (answersWanted > 0) {
            for (Sent sent : notify.accepted()) {
                if (seen.add(sent.reference())) {
                    world.execute(
                            () -> {
                                told(sent.reference(), "delivered");
                                told(sent.reference(), "temporary-failure");
                                told(sent.reference(), "delivered");
                            });
                }
                if (Math.floorMod(sent.link().hashCode(), 10) < 6
                        && answered.size() < answersWanted
                        && answered.add(sent.link())) {
                    Reply reply = answer(sent.token());
                    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
                    overAt.put(sent.link(), System.nanoTime());
                }
            }
            rest();
        }
    }

    /** Ten have died, and ten write back that they do not wish to be asked. */
    private void stopSome(SurveyId survey) {
        List<Sent> others =
                notify.accepted().stream()
                        .filter(sent -> Math.floorMod(sent.link().hashCode(), 10) >= 6)
                        .limit(20)
                        .toList();
        StringBuilder dead = new StringBuilder("mobile\n");
        others.subList(0, 10).forEach(sent -> dead.append(sent.to()).append('\n'));
        administrator.post(
                "/api/v1/stop-lists",
                Map.of("organisation", "P1", "reason", "dead", "file", dead.toString()));
        others.subList(10, 20)
                .forEach(
                        sent ->
                                api.withBearer(CALLBACK_TOKEN)
                                        .post(
                                                "/api/v1/notify/received-texts",
                                                Map.of(
                                                        "source_number",
                                                        sent.to().substring(1),
                                                        "message",
                                                        "Stop")));
        others.forEach(sent -> overAt.put(sent.link(), System.nanoTime()));
        assertThat(progress(survey).toString()).contains("\"withdrawn\":10", "\"optedOut\":10");
    }

    private void assertNobodyWasBothered() {
        assertThat(notify.timesAccepted()).allSatisfy((id, n) -> assertThat(n).as(id).isOne());
        assertThat(notify.accepted())
                .allSatisfy(
                        sent ->
                                assertThat(sent.at())
                                        .isLessThan(
                                                overAt.getOrDefault(sent.link(), Long.MAX_VALUE)));
        Map<String, Integer> byPerson = new HashMap<>();
        notify.accepted().forEach(sent -> byPerson.merge(sent.link(), 1, Integer::sum));
        assertThat(byPerson.values()).allMatch(n -> n <= 2).contains(2);
    }

    private int printLetters(SurveyId survey) {
        makeDue(survey);
        String path = "/api/v1/surveys/" + survey + "/letters";
        int letters = 0;
        for (JsonNode made = post(path); made.has("id"); made = post(path)) {
            Reply csv = administrator.get(path + "/" + made.get("id").asText() + "/csv");
            assertThat(csv.body().lines().count()).isEqualTo(made.get("letters").asLong() + 1);
            assertThat(overAt.keySet()).noneMatch(csv.body()::contains);
            letters += made.get("letters").asInt();
        }
        return letters;
    }

    private JsonNode post(String path) {
        return administrator.post(path, "{}").json();
    }

    private void assertCounts(SurveyId survey, int letters) {
        JsonNode steps =
                administrator.get("/api/v1/surveys/" + survey + "/fieldwork").json().get("steps");
        assertThat(settled(survey, 0)).isEqualTo(SAMPLE);
        assertThat(steps.at("/0/sent").asInt() + steps.at("/1/sent").asInt())
                .isEqualTo(notify.accepted().size());
        assertThat(letters).isEqualTo(SAMPLE - ANSWERS - 20);
        assertThat(steps.at("/2/sent").asInt()).isEqualTo(letters);
        assertThat(progress(survey).toString()).contains("\"completed\":" + ANSWERS);
    }

    private void closeAndPurge(SurveyId survey) {
        administrator.post("/api/v1/surveys/" + survey + "/close", "{}");
        JsonNode before = progress(survey);
        database.update(
                "update survey set purge_on = ? where id = ?", SurveyFixtures.today(), survey);
        await(() -> rows("invitation_contact where survey_id = ?", survey) == 0);
        assertThat(progress(survey)).isEqualTo(before);
        assertThat(rows("response where survey_id = ?", survey)).isEqualTo(ANSWERS);
        assertThat(rows("response where invitation_id is not null and survey_id = ?", survey))
                .isZero();
    }

    private JsonNode progress(SurveyId survey) {
        return administrator.get("/api/v1/surveys/" + survey + "/progress").json();
    }

    private long settled(SurveyId survey, int step) {
        return rows(
                "outbox where step = " + step + " and state <> 'due' and survey_id = ?", survey);
    }

    private long due(SurveyId survey, int step) {
        return rows("outbox where step = " + step + " and state = 'due' and survey_id = ?", survey);
    }

    private long rows(String from, SurveyId survey) {
        return database.first("select count(*) as n from " + from, row -> row.count("n"), survey)
                .orElseThrow();
    }
}
