package org.joinedup.fieldwork;

import org.joinedup.invitation.Contact;
import org.joinedup.invitation.PersonKeys;
import org.joinedup.web.CsvRow;
import org.joinedup.web.Words;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads how to reach a person from the cells of a row. */
final class ContactCells {
    private static final Pattern MOBILE = Pattern.compile("\\+[1-9][0-9]{7,14}");

    /** Enough to find a slip; whether it exists only a message tells. */
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s@,;:<>()\"\\p{Cc}]{1,64}@[^\\s@,;:<>()\"\\p{Cc}]+\\.[^\\s@.]{2,}");

    private static final int LONGEST_EMAIL = 254;
    private static final Pattern POSTCODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{1,9}");
    private static final Pattern LINE = Pattern.compile(Words.LINE);
    private static final int LONGEST_LINE = 100;

    private ContactCells() {}

    /**
     * @throws WrongCell where one cannot be what it should
     */
    static Contact read(CsvRow row) throws WrongCell {
        return new Contact(
                cell(row, ListColumns.MOBILE, PersonKeys::mobile, MOBILE, "is no telephone number"),
                cell(row, ListColumns.EMAIL, text -> text, EMAIL, "is no email address")
                        .filter(address -> address.length() <= LONGEST_EMAIL),
                line(row, ListColumns.NAME),
                ListColumns.ADDRESS.stream()
                        .filter(column -> row.text(column).isPresent())
                        .map(column -> row.text(column).orElseThrow())
                        .toList(),
                cell(row, ListColumns.POSTCODE, text -> text, POSTCODE, "is no postcode"));
    }

    /** Lines as such are checked one by one, since a lambda cannot say which is wrong. */
    static void checkAddress(CsvRow row) throws WrongCell {
        for (String column : ListColumns.ADDRESS) {
            line(row, column);
        }
    }

    static Optional<String> line(CsvRow row, String column) throws WrongCell {
        Optional<String> text = row.text(column);
        if (text.isPresent()
                && (text.get().length() > LONGEST_LINE || !LINE.matcher(text.get()).matches())) {
            throw new WrongCell(column, "is more than one line, or longer than " + LONGEST_LINE);
        }
        return text;
    }

    private static Optional<String> cell(
            CsvRow row,
            String column,
            UnaryOperator<String> written,
            Pattern form,
            String otherwise)
            throws WrongCell {
        Optional<String> text = row.text(column).map(written);
        if (text.isPresent() && !form.matcher(text.get()).matches()) {
            throw new WrongCell(column, otherwise);
        }
        return text;
    }
}
