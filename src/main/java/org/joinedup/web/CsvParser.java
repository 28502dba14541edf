package org.joinedup.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a file of known columns, and says what is wrong in terms of its lines and columns. */
final class CsvParser {
    private static final String WHOLE_FILE = "file";
    private static final String WHOLE_ROW = "row";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern LINE_OF_MESSAGE = Pattern.compile("line (\\d+)");

    private final List<String> required;
    private final List<String> optional;
    private final CsvFaults faults = new CsvFaults();

    CsvParser(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    CsvTable read(byte[] file) {
        List<CsvRow> rows = decode(file).map(this::parse).orElse(List.of());
        return faults.isEmpty() ? new CsvTable.Rows(rows) : new CsvTable.Faulty(faults.list());
    }

    /** Refuses other encodings instead of storing names with letters replaced. */
    private Optional<String> decode(byte[] file) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            faults.add(line, WHOLE_FILE, "is not UTF-8; save the file as CSV UTF-8");
            return Optional.empty();
        }
        return Optional.of(
                text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK
                        ? text.subSequence(1, text.length()).toString()
                        : text.toString());
    }

    private List<CsvRow> parse(String text) {
        Iterator<CsvRecord> records =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)
                        .iterator();
        List<CsvRow> rows = new ArrayList<>();
        try {
            List<String> columns = heading(records);
            while (!columns.isEmpty() && records.hasNext()) {
                CsvRecord row = records.next();
                if (!row.getFields().stream().allMatch(String::isBlank)) {
                    row(row, columns, rows);
                }
            }
        } catch (CsvParseException e) {
            noteBrokenQuotes(e);
        }
        return rows;
    }

    /** The columns in the order of the file; none when the heading is at fault. */
    private List<String> heading(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            faults.add(1, WHOLE_FILE, "is empty; the first line must name the columns");
            return List.of();
        }
        CsvRecord heading = records.next();
        int line = (int) heading.getStartingLineNumber();
        List<String> columns = heading.getFields().stream().map(String::strip).toList();
        List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                faults.add(
                        line,
                        column,
                        "is not a column of this file; its columns are "
                                + String.join(", ", known));
            } else if (!seen.add(column)) {
                faults.add(line, column, "is there twice");
            }
        }
        required.stream()
                .filter(column -> !seen.contains(column))
                .forEach(column -> faults.add(line, column, "is missing"));
        return faults.isEmpty() ? columns : List.of();
    }

    private void row(CsvRecord row, List<String> columns, List<CsvRow> rows) {
        int line = (int) row.getStartingLineNumber();
        if (row.getFieldCount() != columns.size()) {
            faults.add(
                    line,
                    WHOLE_ROW,
                    "has %d cells where the heading has %d"
                            .formatted(row.getFieldCount(), columns.size()));
            return;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.getField(i).strip();
            if (cell.indexOf('\0') >= 0) {
                faults.add(line, columns.get(i), "holds a character that is no text");
            }
            if (!cell.isEmpty()) {
                cells.put(columns.get(i), cell);
            }
        }
        rows.add(new CsvRow(line, cells));
    }

    /** The parser's own message quotes the file, so only its line number is passed on. */
    private void noteBrokenQuotes(CsvParseException e) {
        Matcher line = LINE_OF_MESSAGE.matcher(String.valueOf(e.getMessage()));
        faults.add(
                line.find() ? Integer.parseInt(line.group(1)) : 1,
                WHOLE_ROW,
                "has a double quote that is not closed, or text after a closing one");
    }
}
