package org.joinedup.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * One figure of a page with what belongs to it.
 *
 * @param id of the heading, and of the words that say what this is
 * @param says what the figures tell, in sentences
 * @param rules how the figures are made
 * @param elsewhere where it is told what is not told here yet
 */
public record Section(
        String id,
        String title,
        List<String> says,
        Optional<Chart> chart,
        List<Table> tables,
        List<String> rules,
        Optional<Link> elsewhere) {

    Section(
            String id,
            String title,
            List<String> says,
            Optional<Chart> chart,
            List<Table> tables,
            List<String> rules) {
        this(id, title, says, chart, tables, rules, Optional.empty());
    }

    Section(String id, String title, List<String> says, List<Table> tables, List<String> rules) {
        this(id, title, says, Optional.empty(), tables, rules);
    }

    Section with(Optional<Link> link) {
        return new Section(id, title, says, chart, tables, rules, link);
    }
}
