package org.joinedup.benchmark;

import org.joinedup.kernel.Period;

import java.util.SplittableRandom;

/** Reading as everybody does, of any service and quarter. */
final class HttpReads {
    private static final int WARM_UP = 4;

    private final Node node;
    private final BenchmarkProgramme programme;
    private final SplittableRandom random = new SplittableRandom(3);

    HttpReads(Node node, BenchmarkProgramme programme) {
        this.node = node;
        this.programme = programme;
    }

    /** What is shown moves at the first look: each service is looked at once before. */
    Timing services(int reads) throws Exception {
        for (int service = 0; service < Math.min(BenchmarkProgramme.SERVICES, reads); service++) {
            read(service, programme.quarters().getLast());
            read(service, programme.quarters().getFirst());
        }
        return timed(reads, () -> read(anyService(), any()));
    }

    private int anyService() {
        return random.nextInt(BenchmarkProgramme.SERVICES);
    }

    private Period any() {
        return random.nextBoolean()
                ? programme.quarters().getLast()
                : programme.quarters().getFirst();
    }

    private void read(int service, Period quarter) {
        get("services/" + programme.services().get(service) + "/indicators", quarter);
    }

    /** All services together, in one quarter. */
    Timing nation(int reads) throws Exception {
        return timed(reads, () -> get("groups/nation/all/indicators", any()));
    }

    /** All that is told of one service, with its place among all. */
    Timing profiles(int reads) throws Exception {
        return timed(
                reads,
                () ->
                        get(
                                "services/" + programme.services().get(anyService()) + "/profile",
                                any()));
    }

    private static Timing timed(int reads, Runnable read) throws Exception {
        return Timing.of(
                Math.max(WARM_UP, reads / 4),
                reads,
                () -> {
                    read.run();
                    return null;
                });
    }

    private void get(String path, Period quarter) {
        node.get(
                "/api/v1/"
                        + path
                        + "?instrument="
                        + BenchmarkProgramme.INSTRUMENT
                        + "&from="
                        + quarter.from()
                        + "&to="
                        + quarter.to());
    }
}
