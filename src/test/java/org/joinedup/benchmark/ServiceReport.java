package org.joinedup.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One table; of several runs the median. */
final class ServiceReport {
    private final StringBuilder text = new StringBuilder();

    ServiceReport() {
        line(
                "Java %s, %d processors, load %.1f"
                        .formatted(
                                Runtime.version(),
                                Runtime.getRuntime().availableProcessors(),
                                ManagementFactory.getOperatingSystemMXBean()
                                        .getSystemLoadAverage()));
        line("");
        line("| what | | bar |");
        line("|---|---:|---|");
    }

    /** By turns. */
    void submissions(List<Load> ours, List<Load> plain) {
        int clients = ours.getFirst().clients();
        double ratio =
                Timing.median(
                        IntStream.range(0, ours.size())
                                .mapToDouble(i -> ours.get(i).rate() / plain.get(i).rate())
                                .toArray());
        line(
                ("| submissions with %d clients: a second; median / p99, ms | %.0f; %.1f / %.1f |"
                                + " p99 100 |")
                        .formatted(
                                clients,
                                median(ours, Load::rate),
                                median(ours, load -> load.timing().median()),
                                median(ours, load -> load.timing().p99())));
        line("| errors | %d | 0 |".formatted(ours.stream().mapToLong(Load::errors).sum()));
        line(
                "| the same rows by JDBC with %d connections: a second | %.0f | |"
                        .formatted(clients, median(plain, Load::rate)));
        line("| ratio | %.2f | 0.5 |".formatted(ratio));
    }

    void pages(List<Load> loads) {
        line(
                ("| a page of the questionnaire with %d clients: a second; median / p99, ms | %.0f;"
                                + " %.1f / %.1f | 3000; p99 30 |")
                        .formatted(
                                loads.getFirst().clients(),
                                median(loads, Load::rate),
                                median(loads, load -> load.timing().median()),
                                median(loads, load -> load.timing().p99())));
        line("| errors | %d | 0 |".formatted(loads.stream().mapToLong(Load::errors).sum()));
    }

    void start(String how, double... seconds) {
        line("| %s to the first answer, s | %.2f | 3 |".formatted(how, Timing.median(seconds)));
    }

    void notStarted(Path jar) {
        line("| start | there is no %s | 3 |".formatted(jar));
    }

    void memory(String when, long megabytes) {
        line("| resident memory %s (-Xmx512m), MB | %d | |".formatted(when, megabytes));
    }

    void stored(long responses, Timing submitting, Timing reading) {
        line(
                ("| with %,d stored: a submission; a service's indicator: median / p99, ms | %.1f /"
                                + " %.1f; %.1f / %.1f | |")
                        .formatted(
                                responses,
                                submitting.median(),
                                submitting.p99(),
                                reading.median(),
                                reading.p99()));
    }

    String text() {
        return text.toString();
    }

    private static double median(List<Load> loads, ToDoubleFunction<Load> what) {
        return Timing.median(loads.stream().mapToDouble(what).toArray());
    }

    private void line(String line) {
        text.append(line).append('\n');
        System.out.println(line);
    }
}
