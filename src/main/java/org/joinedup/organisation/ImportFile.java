package org.joinedup.organisation;

import org.joinedup.web.CsvFaults;
import org.joinedup.web.CsvRow;
import org.joinedup.web.Problem.FieldError;

import java.util.List;
import java.util.Locale;

/**
 * What a file asks to create, or why it cannot be read.
 *
 * @param rows the row of each value
 * @param faults when there are any, nothing of the file may be used
 */
record ImportFile<T>(List<CsvRow> rows, List<T> values, List<FieldError> faults) {
    /** The faults in terms of the file's lines and columns. */
    List<FieldError> inFile(List<Fault> found) {
        CsvFaults inFile = new CsvFaults();
        found.forEach(
                fault ->
                        inFile.add(rows.get(fault.index()), column(fault.field()), fault.reason()));
        return inFile.list();
    }

    /** The column for a field: {@code care_cluster} for {@code careCluster}. */
    static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
