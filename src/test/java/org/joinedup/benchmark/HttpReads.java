package org.joinedup.benchmark;

import org.joinedup.kernel.Period;

import java.util.SplittableRandom;

/** Reading one service's indicator for a quarter as everybody does, of any service and quarter. */
final class HttpReads {
    private final Node node;
    private final BenchmarkProgramme programme;
    private final SplittableRandom random = new SplittableRandom(3);

    HttpReads(Node node, BenchmarkProgramme programme) {
        this.node = node;
        this.programme = programme;
    }

    /** What is shown moves at the first look: each service is looked at once before. */
    Timing measure(int reads) throws Exception {
        int services = Math.min(BenchmarkProgramme.SERVICES, reads);
        for (int service = 0; service < services; service++) {
            read(service, programme.quarters().getLast());
            read(service, programme.quarters().getFirst());
        }
        return Timing.of(
                reads / 4,
                reads,
                () -> {
                    read(random.nextInt(services), any());
                    return null;
                });
    }

    private Period any() {
        return random.nextBoolean()
                ? programme.quarters().getLast()
                : programme.quarters().getFirst();
    }

    private void read(int service, Period quarter) {
        node.get(
                "/api/v1/services/"
                        + programme.services().get(service)
                        + "/indicators?instrument="
                        + BenchmarkProgramme.INSTRUMENT
                        + "&from="
                        + quarter.from()
                        + "&to="
                        + quarter.to());
    }
}
