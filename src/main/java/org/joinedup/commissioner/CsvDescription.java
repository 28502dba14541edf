package org.joinedup.commissioner;

import org.joinedup.publication.ObservationColumn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the columns of the CSV are, as CSV on the Web has it (W3C, Metadata Vocabulary for Tabular
 * Data).
 */
final class CsvDescription {
    static final String MEDIA_TYPE = "application/csvm+json";

    private CsvDescription() {}

    /**
     * @param file the last part of the address of the CSV file
     */
    static Map<String, Object> of(String file) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("@context", "http://www.w3.org/ns/csvw");
        description.put("url", file);
        description.put("dc:title", "Joined Up: published figures");
        description.put(
                "dc:description",
                "One line for each edition, metric, service or group, and category. Counts are"
                        + " rounded; a value is empty where symbol says why.");
        description.put("tableSchema", Map.of("columns", columns()));
        return description;
    }

    private static List<Map<String, String>> columns() {
        return Stream.of(ObservationColumn.values()).map(CsvDescription::column).toList();
    }

    private static Map<String, String> column(ObservationColumn column) {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("name", column.title());
        described.put("titles", column.title());
        described.put("datatype", column.type().code());
        described.put("dc:description", column.meaning());
        return described;
    }
}
