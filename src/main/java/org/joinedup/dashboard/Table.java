package org.joinedup.dashboard;

import java.util.List;

/**
 * A table of a page, which is a CSV file as well.
 *
 * @param id unique in its page, and the name of the file
 * @param rows each with one cell for each column, the first of which names the row
 */
public record Table(String id, String caption, List<Column> columns, List<List<Cell>> rows) {
    /** A longer one fills a print's pages and is taken as a file. */
    public static final int MOST_PRINTED = 40;

    public Table {
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + id + " has other columns");
            }
        }
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** How the cells of a column are set, and how many columns of a file they need. */
    public enum Kind {
        WORDS,
        NUMBER,
        /** In a file with its interval, its number of people and its symbol. */
        FIGURE
    }

    public record Column(String heading, Kind kind) {
        static Column words(String heading) {
            return new Column(heading, Kind.WORDS);
        }

        static Column number(String heading) {
            return new Column(heading, Kind.NUMBER);
        }

        static Column figure(String heading) {
            return new Column(heading, Kind.FIGURE);
        }

        public boolean isNumeric() {
            return kind != Kind.WORDS;
        }
    }
}
