package org.joinedup.benchmark;

import org.joinedup.kernel.Period;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PublishedEditions;

import java.util.SplittableRandom;

/** Reading what is published of the last whole quarter, as somebody of one provider does. */
final class PublishedReads {
    private static final int WARM_UP = 4;
    private static final String OBSERVATIONS = "/api/v1/observations?metric=mean-score";

    private final Node node;
    private final BenchmarkProgramme programme;
    private final Api viewer;
    private final SplittableRandom random = new SplittableRandom(5);

    PublishedReads(Node node, Api viewer, BenchmarkProgramme programme) {
        this.node = node;
        this.programme = programme;
        this.viewer = viewer;
    }

    /**
     * @param preparing seconds that the edition took to be prepared and published
     * @param service one service's line
     * @param portion the first 100 lines of services
     * @param unchanged the same, of somebody who has it
     */
    record Published(double preparing, Timing service, Timing portion, Timing unchanged) {}

    Published read(int reads) throws Exception {
        long start = System.nanoTime();
        Period quarter = programme.quarters().getLast();
        new PublishedEditions(node.anonymous(), BenchmarkProgramme.INSTRUMENT)
                .publish(quarter.from().toString(), quarter.to().toString(), null);
        double preparing = (System.nanoTime() - start) / 1e9;
        String portion = OBSERVATIONS + "&level=service";
        String tag = get(viewer, portion, 200).header("ETag");
        Api who = viewer.withHeader("If-None-Match", tag);
        return new Published(
                preparing,
                timed(reads, () -> get(viewer, OBSERVATIONS + "&code=" + anyService(), 200)),
                timed(reads, () -> get(viewer, portion, 200)),
                timed(4 * reads, () -> get(who, portion, 304)));
    }

    private String anyService() {
        return "S-" + random.nextInt(BenchmarkProgramme.SERVICES);
    }

    private static Timing timed(int reads, Runnable read) throws Exception {
        return Timing.of(
                Math.max(WARM_UP, reads / 2),
                reads,
                () -> {
                    read.run();
                    return null;
                });
    }

    private static Reply get(Api caller, String path, int status) {
        Reply reply = caller.get(path);
        if (reply.status() != status) {
            throw new IllegalStateException(path + " answered " + reply.status());
        }
        return reply;
    }
}
