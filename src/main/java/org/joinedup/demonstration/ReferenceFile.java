package org.joinedup.demonstration;

import org.joinedup.web.CsvRow;
import org.joinedup.web.CsvTable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A CSV file that ships with the product. A fault in one is a bug and stops the start. */
final class ReferenceFile {
    private ReferenceFile() {}

    /**
     * @param columns all the columns of the file
     */
    static List<CsvRow> rows(String name, String... columns) {
        return switch (CsvTable.read(bytes(name), List.of(columns), List.of())) {
            case CsvTable.Rows table -> table.rows();
            case CsvTable.Faulty faulty ->
                    throw new IllegalStateException(name + ": " + faulty.faults());
        };
    }

    /** The text of a cell that the product cannot do without. */
    static String text(CsvRow row, String column) {
        return row.text(column)
                .orElseThrow(() -> new IllegalStateException(column + " is blank on " + row));
    }

    static int number(CsvRow row, String column) {
        return Integer.parseInt(text(row, column));
    }

    private static byte[] bytes(String name) {
        try (InputStream file = ReferenceFile.class.getResourceAsStream("/reference/" + name)) {
            if (file == null) {
                throw new IllegalStateException("/reference/" + name + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
