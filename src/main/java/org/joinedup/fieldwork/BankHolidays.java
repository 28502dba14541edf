package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.joinedup.web.CsvRow;
import org.joinedup.web.CsvTable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Days of the week on which nobody is written to where a plan says working days alone: the bank
 * holidays of England and Wales, Scotland or Northern Ireland, as gov.uk/bank-holidays has them.
 */
@Singleton
class BankHolidays {
    private static final String SHIPPED = "/reference/bank-holidays.csv";
    private static final List<String> COLUMNS = List.of("division", "date");
    private static final String NONE = "none";

    private final Set<LocalDate> dates;
    private final Set<Integer> years;
    private final boolean wanted;

    /**
     * @param division of which country, or none
     * @param file of the same columns, in place of the one that is shipped
     * @throws IllegalArgumentException where the file has none of the division
     */
    BankHolidays(
            @Value("${joinedup.fieldwork.bank-holidays:england-and-wales}") String division,
            @Value("${joinedup.fieldwork.bank-holidays-file:}") String file) {
        this.wanted = !division.strip().equals(NONE);
        this.dates = wanted ? read(division.strip(), file.strip()) : Set.of();
        this.years = dates.stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
    }

    boolean has(LocalDate day) {
        return dates.contains(day);
    }

    /** Whether those of its year are known. */
    boolean knowsYearOf(LocalDate day) {
        return !wanted || years.contains(day.getYear());
    }

    private static Set<LocalDate> read(String division, String file) {
        Set<LocalDate> dates = new TreeSet<>();
        switch (CsvTable.read(bytes(file), COLUMNS, List.of())) {
            case CsvTable.Rows table ->
                    table.rows().stream()
                            .filter(row -> text(row, "division").equals(division))
                            .forEach(row -> dates.add(LocalDate.parse(text(row, "date"))));
            case CsvTable.Faulty faulty ->
                    throw new IllegalArgumentException("bank holidays: " + faulty.faults());
        }
        if (dates.isEmpty()) {
            throw new IllegalArgumentException(
                    "joinedup.fieldwork.bank-holidays: there are none of " + division);
        }
        return dates;
    }

    private static String text(CsvRow row, String column) {
        return row.text(column)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "bank holidays: %s is blank on %s".formatted(column, row)));
    }

    private static byte[] bytes(String file) {
        try (InputStream shipped = BankHolidays.class.getResourceAsStream(SHIPPED)) {
            return file.isEmpty() ? shipped.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
