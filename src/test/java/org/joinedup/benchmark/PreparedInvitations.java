package org.joinedup.benchmark;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.SurveyFixtures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Turns a list of people who left 20 services into invitations, as a coordinator does it. */
final class PreparedInvitations {
    private static final String SURVEYS = "/api/v1/surveys/";
    private static final String PROVIDER = "BENCHMARK";
    private static final int SERVICES = 20;
    private static final int POLL_MILLIS = 250;

    private final Api administrator;

    PreparedInvitations(Api administrator) {
        this.administrator = administrator;
    }

    /**
     * What was measured.
     *
     * @param preview seconds
     * @param commit seconds
     * @param told what the progress API told meanwhile, as how many were done
     */
    record Prepared(int people, double preview, double commit, List<Long> told) {
        double seconds() {
            return preview + commit;
        }
    }

    Prepared prepare(int people) throws Exception {
        String survey = SURVEYS + survey();
        String file = file(people);
        long start = System.nanoTime();
        Reply preview = post(survey + "/lists/file/preview", file, administrator, 200);
        long seen = System.nanoTime();
        String id = UUID.randomUUID().toString();
        Api watched = administrator.withHeader("Progress-Id", id);
        CompletableFuture<Reply> taken =
                CompletableFuture.supplyAsync(
                        () ->
                                post(
                                        survey
                                                + "/lists/file?accept="
                                                + preview.json().get("accept").asText(),
                                        file,
                                        watched,
                                        201));
        List<Long> told = watch(id, taken);
        Reply report = taken.get();
        long end = System.nanoTime();
        int invited = report.json().get("invited").asInt();
        int planned = administrator.get(survey + "/fieldwork").json().at("/steps/0/due").asInt();
        if (invited != people || planned != people) {
            throw new IllegalStateException(
                    "%d people, %d invited, %d planned".formatted(people, invited, planned));
        }
        return new Prepared(people, (seen - start) / 1e9, (end - seen) / 1e9, told);
    }

    private List<Long> watch(String id, CompletableFuture<Reply> taken)
            throws InterruptedException {
        List<Long> told = new ArrayList<>();
        while (!taken.isDone()) {
            Thread.sleep(POLL_MILLIS);
            note(id, told);
        }
        note(id, told);
        return told;
    }

    private void note(String id, List<Long> told) {
        Reply progress = administrator.get("/api/v1/progress/" + id);
        if (progress.status() == 200) {
            long done = progress.json().get("done").asLong();
            if (told.isEmpty() || told.getLast() != done) {
                told.add(done);
            }
        }
    }

    private static Reply post(String path, String file, Api caller, int status) {
        Reply reply = caller.write("POST", path, "text/csv", file);
        if (reply.status() != status) {
            throw new IllegalStateException(path + " answered " + reply.status());
        }
        return reply;
    }

    private String survey() {
        administrator.post(
                "/api/v1/organisations",
                Map.of("code", PROVIDER, "name", "Benchmark", "kind", "provider"));
        for (int i = 0; i < SERVICES; i++) {
            administrator.post(
                    "/api/v1/services",
                    Map.of(
                            "code",
                            service(i),
                            "name",
                            "Ward " + i,
                            "provider",
                            PROVIDER,
                            "careCluster",
                            "unplanned-episode"));
        }
        String id =
                administrator
                        .post("/api/v1/surveys", SurveyFixtures.survey(Map.of("owner", PROVIDER)))
                        .json()
                        .get("id")
                        .asText();
        administrator.post(SURVEYS + id + "/open", "{}");
        // Not due yet, so that what is measured is not the sending.
        Reply plan =
                administrator.put(
                        SURVEYS + id + "/plan",
                        PeopleList.plan(
                                Map.of("steps", List.of(PeopleList.step("letter", 30, false)))));
        if (plan.status() != 200) {
            throw new IllegalStateException("the plan was answered " + plan.body());
        }
        return id;
    }

    private static String service(int number) {
        return "BENCHMARK-" + number;
    }

    /** As long as lists of hospitals are: about 160 bytes a person. */
    private static String file(int people) {
        LocalDate today = SurveyFixtures.today();
        StringBuilder file =
                new StringBuilder(people * 170).append(PeopleList.HEADING).append('\n');
        for (int i = 0; i < people; i++) {
            file.append(service(i % SERVICES))
                    .append(',')
                    .append(today.minusDays(3 + i % 20))
                    .append(",07%09d".formatted(100_000_000 + i))
                    .append(",person.number.%06d@example.org".formatted(i))
                    .append(",Given%s Family%s".formatted(word(i), word(i / 7)))
                    .append(",%d Long Lane".formatted(1 + i % 400))
                    .append(",NR%d %dAA".formatted(1 + i % 20, i % 10))
                    .append(",RM1-%07d".formatted(i))
                    .append(i % 2 == 0 ? ",65-74,female" : ",75-84,male")
                    .append(i % 3 == 0 ? ",planned,,," : ",unplanned,,,")
                    .append('\n');
        }
        return file.toString();
    }

    /** No two of fewer than 26^4 alike, for who has the same name and postcode is one person. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int i = 0, rest = number; i < 4; i++, rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
