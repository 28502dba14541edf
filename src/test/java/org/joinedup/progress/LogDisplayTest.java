package org.joinedup.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LogDisplayTest {
    @Test
    void says_each_further_ten_percent_once() {
        List<String> lines = new ArrayList<>();
        Counter counter = new Counter();
        try (LogDisplay display = new LogDisplay(WorkKind.REBUILD, lines::add)) {
            display.show(counter);
            counter.total(40);
            for (int i = 0; i < 40; i++) {
                counter.add(1);
                display.show(counter);
            }
        }

        assertThat(lines).hasSize(10);
        assertThat(lines.getFirst()).isEqualTo("Rebuilding the summaries: 10 % (4 of 40)");
        assertThat(lines.getLast()).isEqualTo("Rebuilding the summaries: 100 % (40 of 40)");
    }

    @Test
    void is_chosen_where_nobody_looks_on() {
        try (Display display = Display.of(WorkKind.REBUILD)) {
            assertThat(display).isInstanceOf(LogDisplay.class);
        }
    }

    @Test
    void says_nothing_of_work_whose_size_is_not_known() {
        List<String> lines = new ArrayList<>();
        Counter counter = new Counter();
        counter.add(1_000);
        try (LogDisplay display = new LogDisplay(WorkKind.PAPER_IMPORT, lines::add)) {
            display.show(counter);
        }

        assertThat(lines).isEmpty();
    }
}
