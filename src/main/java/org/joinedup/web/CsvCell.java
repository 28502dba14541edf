package org.joinedup.web;

/** Cells of CSV files that people open in a spreadsheet. */
public final class CsvCell {
    private static final String BEGIN_A_FORMULA = "=+-@\t\r";

    private CsvCell() {}

    /** A text that a spreadsheet would take for a formula is given as text. */
    public static String plain(String text) {
        return text.isEmpty() || BEGIN_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
