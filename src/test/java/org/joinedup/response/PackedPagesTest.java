package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class PackedPagesTest {
    @Test
    void each_line_is_packed_once_and_each_page_comes_out_whole_but_for_its_indents() {
        Map<String, String> whole =
                Map.of(
                        "/1", "<html>\n  <p>one</p>\n\n  <p>both</p>\n</html>",
                        "/2", "<html>\n <p>other</p>\n <p>both</p>\n</html>");

        PackedPages packed = PackedPages.of(whole);

        assertThat(packed.lines())
                .containsExactlyInAnyOrder(
                        "<html>", "<p>one</p>", "<p>other</p>", "<p>both</p>", "</html>");
        assertThat(unpacked(packed, "/1")).isEqualTo("<html>\n<p>one</p>\n<p>both</p>\n</html>");
        assertThat(unpacked(packed, "/2")).isEqualTo("<html>\n<p>other</p>\n<p>both</p>\n</html>");
    }

    private static String unpacked(PackedPages packed, String path) {
        List<Integer> runs = packed.pages().get(path);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < runs.size(); i += 2) {
            lines.addAll(packed.lines().subList(runs.get(i), runs.get(i) + runs.get(i + 1)));
        }
        return String.join("\n", lines);
    }
}
