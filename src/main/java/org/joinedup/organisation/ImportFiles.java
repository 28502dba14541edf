package org.joinedup.organisation;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;

import org.joinedup.kernel.Coded;
import org.joinedup.web.CsvFaults;
import org.joinedup.web.CsvRow;
import org.joinedup.web.CsvTable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the files to import; a row must keep the same rules as a JSON body. */
@Singleton
class ImportFiles {
    private final Validator validator;

    ImportFiles(Validator validator) {
        this.validator = validator;
    }

    ImportFile<NewOrganisation> organisations(byte[] file) {
        return read(
                file,
                List.of("code", "name", "kind"),
                List.of("region"),
                row ->
                        new NewOrganisation(
                                row.text("code").orElse(null),
                                row.text("name").orElse(null),
                                row.text("kind")
                                        .flatMap(kind -> Coded.find(OrganisationKind.class, kind))
                                        .orElse(null),
                                row.text("region").orElse(null)));
    }

    ImportFile<NewService> services(byte[] file) {
        return read(
                file,
                List.of("code", "name", "provider", "care_cluster"),
                List.of("client_group", "region", "strategies", "programmes", "commissioners"),
                row ->
                        new NewService(
                                row.text("code").orElse(null),
                                row.text("name").orElse(null),
                                row.text("provider").orElse(null),
                                row.text("care_cluster").orElse(null),
                                row.text("client_group").orElse(null),
                                row.text("region").orElse(null),
                                row.list("strategies"),
                                row.list("programmes"),
                                row.list("commissioners")));
    }

    private <T> ImportFile<T> read(
            byte[] file, List<String> required, List<String> optional, Function<CsvRow, T> reader) {
        return switch (CsvTable.read(file, required, optional)) {
            case CsvTable.Faulty faulty -> new ImportFile<>(List.of(), List.of(), faulty.faults());
            case CsvTable.Rows table -> check(table.rows(), required, reader);
        };
    }

    private <T> ImportFile<T> check(
            List<CsvRow> rows, List<String> required, Function<CsvRow, T> reader) {
        CsvFaults faults = new CsvFaults();
        Map<String, Integer> lines = new HashMap<>();
        List<T> values = new ArrayList<>();
        for (CsvRow row : rows) {
            required.forEach(column -> faults.required(row, column));
            T value = reader.apply(row);
            values.add(value);
            validator.validate(value).stream()
                    .map(v -> Map.entry(field(v.getPropertyPath().toString()), v.getMessage()))
                    .sorted(Map.Entry.comparingByKey())
                    .filter(v -> row.text(v.getKey()).isPresent())
                    .forEach(v -> faults.add(row, v.getKey(), reason(v)));
            row.text("code")
                    .map(code -> lines.putIfAbsent(code, row.line()))
                    .ifPresent(line -> faults.add(row, "code", "is on line " + line + " already"));
        }
        return new ImportFile<>(rows, values, faults.list());
    }

    private static String field(String path) {
        return ImportFile.column(path.replaceFirst("\\[.*", ""));
    }

    private static String reason(Map.Entry<String, String> violation) {
        return violation.getKey().equals("kind")
                ? "must be one of " + Coded.words(OrganisationKind.class)
                : violation.getValue();
    }
}
