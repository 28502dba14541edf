package org.joinedup.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** That it runs and prints its table; how fast anything is, is not for a test. */
class BenchmarkTest {
    @TempDir Path folder;

    @Test
    void prints_every_row_of_its_table_for_two_small_programmes() throws Exception {
        String table;
        try (Measuring measuring = new Measuring(folder, Measuring.Effort.TRIAL)) {
            table = Report.of(measuring.measure(2_000), measuring.measure(20_000), 1);
        }

        assertThat(table)
                .contains("|               2,000 |              20,000 |")
                .contains("| one service's indicator over HTTP: median / p99, ms")
                .contains("| the nation's, of 200 services, over HTTP: median / p99, ms")
                .contains("| one service's profile with the comparison to 200 over HTTP: median")
                .contains("| the overview of a provider's 10 services: median / p99, ms")
                .contains("| the page of one service: median / p99, ms")
                .contains("| the page of the provider's services together: median / p99, ms")
                .contains("| one service's published line: median / p99, ms")
                .contains("| 100 services' published lines: median / p99, ms")
                .contains("| the same, not changed (304): median / p99, ms")
                .contains("| an edition of a quarter, prepared and published, s")
                .contains("| rebuild, s")
                .contains("| COPY of the same rows, s")
                .contains("| COPY of the same rows, sorted, s")
                .contains("| COPY of the two tables whole, s")
                .contains("| one response added to an accumulator, ns")
                .contains("| peak memory of the node (-Xmx512m), MB")
                .contains("| loading by COPY, s")
                .doesNotContain("NaN", "Infinity");
    }
}
