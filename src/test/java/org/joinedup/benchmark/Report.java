package org.joinedup.benchmark;

import org.joinedup.benchmark.Measuring.Measured;
import org.joinedup.benchmark.PageReads.Pages;
import org.joinedup.benchmark.PublishedReads.Published;

import java.lang.management.ManagementFactory;
import java.util.function.Function;

/** The one table. */
final class Report {
    private static final double SLOWEST_READ = 10;
    private static final double SLOWEST_NATION = 100;
    private static final double SLOWEST_PAGE = 300;
    private static final double SLOWEST_OBSERVATION = 30;
    private static final double SLOWEST_UNCHANGED = 3;
    private static final double SLOWEST_REBUILD = 3;
    private static final double MOST_GROWTH = 1.5;

    private final StringBuilder text = new StringBuilder();
    private final Measured small;
    private final Measured large;

    private Report(Measured small, Measured large) {
        this.small = small;
        this.large = large;
    }

    static String of(Measured small, Measured large, double addingOne) {
        Report report = new Report(small, large);
        report.write(addingOne);
        return report.text.toString();
    }

    private void write(double addingOne) {
        text.append(
                "%nJava %s, %d processors, load %.1f%n%n"
                        .formatted(
                                Runtime.version(),
                                Runtime.getRuntime().availableProcessors(),
                                ManagementFactory.getOperatingSystemMXBean()
                                        .getSystemLoadAverage()));
        line(
                "responses",
                "%,d".formatted(small.responses()),
                "%,d".formatted(large.responses()),
                "bar");
        text.append("|---|---:|---:|---|%n".formatted());
        read(
                "one service's indicator over HTTP: median / p99, ms",
                small.service(),
                large.service());
        line(
                "the nation's, of 200 services, over HTTP: median / p99, ms",
                both(small.nation()),
                both(large.nation()),
                bar(large.nation().median(), SLOWEST_NATION, "%.0f ms of at most %.0f"));
        line(
                "one service's profile with the comparison to 200 over HTTP: median / p99, ms",
                both(small.profile()),
                both(large.profile()),
                bar(large.profile().median(), SLOWEST_NATION, "%.0f ms of at most %.0f"));
        page("the overview of a provider's 10 services: median / p99, ms", Pages::overview);
        page("the page of one service: median / p99, ms", Pages::service);
        page("the page of the provider's services together: median / p99, ms", Pages::group);
        published(
                "one service's published line: median / p99, ms",
                Published::service,
                SLOWEST_OBSERVATION);
        published(
                "100 services' published lines: median / p99, ms",
                Published::portion,
                SLOWEST_OBSERVATION);
        published(
                "the same, not changed (304): median / p99, ms",
                Published::unchanged,
                SLOWEST_UNCHANGED);
        line(
                "an edition of a quarter, prepared and published, s",
                "%.1f".formatted(small.published().preparing()),
                "%.1f".formatted(large.published().preparing()),
                "");
        line(
                "rebuild, s",
                "%.1f".formatted(small.rebuild()),
                "%.1f".formatted(large.rebuild()),
                "");
        copied("COPY of the same rows, s", small.sameRows(), large.sameRows(), true);
        copied("COPY of the same rows, sorted, s", small.ordered(), large.ordered(), false);
        copied("COPY of the two tables whole, s", small.tables(), large.tables(), false);
        line("one response added to an accumulator, ns", "", "%.0f".formatted(addingOne), "");
        line(
                "peak memory of the node (-Xmx512m), MB",
                Long.toString(small.megabytes()),
                Long.toString(large.megabytes()),
                "");
        line(
                "loading by COPY, s",
                "%.0f".formatted(small.loading()),
                "%.0f".formatted(large.loading()),
                "");
    }

    private void read(String what, Timing few, Timing many) {
        double growth = many.median() / few.median();
        line(
                what,
                both(few),
                both(many),
                bar(growth, MOST_GROWTH, "ratio %.2f of at most %.1f")
                        + bar(many.median(), SLOWEST_READ, "; %.1f ms of at most %.0f"));
    }

    private void page(String what, Function<Pages, Timing> which) {
        both(what, which.apply(small.pages()), which.apply(large.pages()), SLOWEST_PAGE);
    }

    private void published(String what, Function<Published, Timing> which, double most) {
        both(what, which.apply(small.published()), which.apply(large.published()), most);
    }

    private void both(String what, Timing few, Timing many, double most) {
        line(what, both(few), both(many), bar(many.p99(), most, "p99 %.1f ms of at most %.0f"));
    }

    private void copied(String what, double few, double many, boolean isTheBar) {
        double times = large.rebuild() / many;
        line(
                what,
                "%.1f".formatted(few),
                "%.1f".formatted(many),
                isTheBar
                        ? bar(times, SLOWEST_REBUILD, "rebuild is %.2f times, of at most %.0f")
                        : "rebuild is %.2f times".formatted(times));
    }

    private static String bar(double value, double most, String words) {
        return words.formatted(value, most) + (value <= most ? "" : " MISSED");
    }

    private static String both(Timing timing) {
        return "%.2f / %.2f".formatted(timing.median(), timing.p99());
    }

    private void line(String what, String few, String many, String bar) {
        text.append("| %-78s | %19s | %19s | %s |%n".formatted(what, few, many, bar));
    }
}
