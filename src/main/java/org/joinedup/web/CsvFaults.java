package org.joinedup.web;

import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the rows of a file; keeps the first hundred, which is enough. */
public final class CsvFaults {
    public static final int MOST = 100;

    private final List<FieldError> faults = new ArrayList<>();

    public void add(CsvRow row, String column, String reason) {
        add(row.line(), column, reason);
    }

    void add(int line, String column, String reason) {
        if (faults.size() < MOST) {
            faults.add(new FieldError(column, line, reason));
        }
    }

    /**
     * @return the cell's text, or null after noting that it is required
     */
    public String required(CsvRow row, String column) {
        return row.text(column)
                .orElseGet(
                        () -> {
                            add(row, column, "is required");
                            return null;
                        });
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** In the order in which they were found. */
    public List<FieldError> list() {
        return List.copyOf(faults);
    }
}
