package org.joinedup.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a CSV file. Its text stays out of logs, for it may be an answer.
 *
 * @param line the line it begins on, counted from 1 with the heading
 * @param cells by column, without surrounding white space; a blank cell is absent
 */
public record CsvRow(int line, Map<String, String> cells) {
    public CsvRow {
        cells = Map.copyOf(cells);
    }

    /** The cell's text; empty when it is blank or the file has no such column. */
    public Optional<String> text(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    /** The parts of a cell that holds a list separated by semicolons. */
    public List<String> list(String column) {
        return text(column).stream()
                .flatMap(text -> Arrays.stream(text.split(";")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "line " + line;
    }
}
