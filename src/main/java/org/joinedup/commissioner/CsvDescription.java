package org.joinedup.commissioner;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.publication.ObservationColumn;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the columns of the CSV are, as CSV on the Web has it (W3C, Metadata Vocabulary for Tabular
 * Data).
 */
@Introspected
@Schema(name = "CsvDescription")
record CsvDescription(
        @JsonProperty("@context") String context,
        @Schema(description = "The file that it describes") String url,
        @JsonProperty("dc:title") String title,
        @JsonProperty("dc:description") String description,
        Table tableSchema) {
    static final String MEDIA_TYPE = "application/csvm+json";

    @Introspected
    @Schema(name = "CsvColumns")
    record Table(List<Column> columns) {}

    @Introspected
    @Schema(name = "CsvColumn")
    record Column(
            String name,
            String titles,
            String datatype,
            boolean required,
            @JsonProperty("dc:description") String description) {}

    /**
     * @param file the last part of the address of the CSV file
     */
    static CsvDescription of(String file) {
        return new CsvDescription(
                "http://www.w3.org/ns/csvw",
                file,
                "Joined Up: published figures",
                "One line for each edition, metric, service or group, and category. Counts are"
                        + " rounded; a value is empty where symbol says why.",
                new Table(
                        Stream.of(ObservationColumn.values())
                                .map(CsvDescription::column)
                                .toList()));
    }

    private static Column column(ObservationColumn column) {
        return new Column(
                column.title(), column.title(), column.type().code(), false, column.meaning());
    }
}
