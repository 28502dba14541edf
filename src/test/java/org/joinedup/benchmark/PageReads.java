package org.joinedup.benchmark;

import org.joinedup.publication.Quarters;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Reading the pages as somebody of one provider does, of the last whole quarter. */
final class PageReads {
    private static final int WARM_UP = 4;

    private final Api viewer;
    private final List<String> services;
    private final String period;
    private final SplittableRandom random = new SplittableRandom(4);

    PageReads(Api viewer, BenchmarkProgramme programme) {
        this.viewer = viewer;
        this.services =
                IntStream.range(0, BenchmarkProgramme.SERVICES)
                        .filter(service -> service % BenchmarkProgramme.PROVIDERS == 0)
                        .mapToObj(programme.services()::get)
                        .toList();
        this.period = "?period=" + Quarters.name(programme.quarters().getLast()).replace(' ', '-');
    }

    record Pages(Timing overview, Timing service, Timing group) {}

    Pages read(int reads) throws Exception {
        return new Pages(
                timed(reads, () -> get("/services" + period)),
                timed(
                        reads,
                        () ->
                                get(
                                        "/services/"
                                                + services.get(random.nextInt(services.size()))
                                                + period)),
                timed(
                        reads,
                        () -> get("/groups/provider/" + BenchmarkProgramme.PROVIDER + period)));
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

    private void get(String path) {
        Reply reply = viewer.get(path);
        if (reply.status() != 200) {
            throw new IllegalStateException(path + " answered " + reply.status());
        }
    }
}
