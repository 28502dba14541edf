package org.joinedup.web;

import org.joinedup.web.Problem.FieldError;

import java.util.List;

/**
 * A CSV file that was sent: its rows, or what is wrong with the file as such. What a cell may hold
 * is for the room that asked; it collects its own findings in {@link CsvFaults}.
 */
public sealed interface CsvTable {
    /** The rows below the heading; there may be none. */
    record Rows(List<CsvRow> rows) implements CsvTable {}

    /** The file cannot be read as a table of these columns; at least one fault, at most 100. */
    record Faulty(List<FieldError> faults) implements CsvTable {}

    /**
     * Reads UTF-8, with or without a byte order mark, as RFC 4180 has it: commas, and double quotes
     * around a cell with a comma, a quote or a new line. Lines without any value are passed over.
     *
     * @param required columns that must be there; a cell may still be blank
     * @param optional columns that may be there; no other column may
     */
    static CsvTable read(byte[] file, List<String> required, List<String> optional) {
        return new CsvParser(required, optional).read(file);
    }
}
