package org.joinedup.fieldwork;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import org.joinedup.web.CsvRow;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a list's file by its mapped columns. Unlike {@link org.joinedup.web.CsvTable} it leaves a
 * row out that does not fit, since nobody can mend two thousand rows of another system's at once;
 * and it never names a heading that it does not know, which may be a person's.
 */
final class ListFile {
    private static final String FILE = "file";
    private static final Pattern LINE_OF_MESSAGE = Pattern.compile("line (\\d+)");

    private ListFile() {}

    sealed interface Outcome {
        /**
         * @param rows of them all
         * @param broken those that are no sound rows
         * @param unused columns, by their place from 1
         */
        record Read(int rows, List<LeftOut> broken, List<Integer> unused) implements Outcome {}

        record Faulty(List<FieldError> faults) implements Outcome {}
    }

    /** The headings of a file, as far as it has any. */
    static List<String> heading(String file) {
        try {
            return records(file).next().getFields().stream().map(String::strip).toList();
        } catch (CsvParseException | NoSuchElementException e) {
            return List.of();
        }
    }

    /**
     * @param reader is given each sound row in turn; they are not held, for there may be many
     */
    static Outcome read(NewList list, Consumer<CsvRow> reader) {
        String text = list.file().startsWith("\uFEFF") ? list.file().substring(1) : list.file();
        Iterator<CsvRecord> records = records(text);
        try {
            return records.hasNext()
                    ? read(list.headings(), records, reader)
                    : new Outcome.Faulty(List.of(new FieldError(FILE, 1, "is empty")));
        } catch (CsvParseException e) {
            // Its message quotes the file.
            Matcher line = LINE_OF_MESSAGE.matcher(String.valueOf(e.getMessage()));
            return new Outcome.Faulty(
                    List.of(
                            new FieldError(
                                    FILE,
                                    line.find() ? Integer.parseInt(line.group(1)) : 1,
                                    "has a double quote that is not closed, or text after a"
                                            + " closing one")));
        }
    }

    private static Iterator<CsvRecord> records(String text) {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
    }

    private static Outcome read(
            Map<String, String> mapping, Iterator<CsvRecord> records, Consumer<CsvRow> reader) {
        List<String> heading = records.next().getFields().stream().map(String::strip).toList();
        List<FieldError> faults = new ArrayList<>();
        Map<Integer, String> columns = columns(mapping, heading, faults);
        if (!faults.isEmpty()) {
            return new Outcome.Faulty(faults);
        }
        int rows = 0;
        List<LeftOut> broken = new ArrayList<>();
        while (records.hasNext()) {
            CsvRecord row = records.next();
            int line = (int) row.getStartingLineNumber();
            if (row.getFieldCount() != heading.size()) {
                rows++;
                broken.add(
                        LeftOut.bad(
                                line,
                                null,
                                "has %d cells where the heading has %d"
                                        .formatted(row.getFieldCount(), heading.size())));
            } else if (!row.getFields().stream().allMatch(String::isBlank)) {
                rows++;
                reader.accept(row(line, row, columns));
            }
        }
        List<Integer> unused =
                IntStream.range(0, heading.size())
                        .filter(place -> !columns.containsKey(place))
                        .mapToObj(place -> place + 1)
                        .toList();
        return new Outcome.Read(rows, broken, unused);
    }

    private static Map<Integer, String> columns(
            Map<String, String> mapping, List<String> heading, List<FieldError> faults) {
        mapping.keySet().stream()
                .filter(name -> !ListColumns.ALL.contains(name))
                .sorted()
                .forEach(
                        name ->
                                faults.add(
                                        new FieldError(
                                                "columns." + name,
                                                "is not one of "
                                                        + String.join(", ", ListColumns.ALL))));
        Map<Integer, String> columns = new HashMap<>();
        for (String name : ListColumns.ALL) {
            String wanted = mapping.getOrDefault(name, name);
            // The pages map what a file does not have to nothing.
            int place = wanted.isEmpty() ? -1 : heading.indexOf(wanted);
            if (place >= 0 && place != heading.lastIndexOf(wanted)) {
                faults.add(new FieldError(name, 1, "has its heading twice"));
            } else if (place >= 0) {
                columns.put(place, name);
            } else if ((mapping.containsKey(name) && !wanted.isEmpty())
                    || ListColumns.REQUIRED.contains(name)) {
                faults.add(new FieldError(name, 1, "has no column of its heading"));
            }
        }
        return columns;
    }

    private static CsvRow row(int line, CsvRecord row, Map<Integer, String> columns) {
        Map<String, String> cells = new HashMap<>();
        columns.forEach(
                (place, name) -> {
                    String cell = row.getField(place).strip();
                    if (!cell.isEmpty()) {
                        cells.put(name, cell);
                    }
                });
        return new CsvRow(line, cells);
    }
}
