package org.joinedup.dashboard;

/**
 * A drawing of the numbers of a table, made in the browser or for a print; without scripts the
 * table is all.
 *
 * @param kind which drawing of {@code charts.js}
 * @param description for whom it is read out to
 * @param footing number of people, source and date
 * @param data as JSON, the words on the axes included
 * @param rows of a chart of rows, one below the other; else 0
 */
public record Chart(
        String kind, String title, String description, String footing, String data, int rows) {
    private static final int MILLIMETRES = 78;
    private static final int AROUND = 28;
    private static final int A_ROW = 11;

    /** In a print, where nothing is scrolled. */
    public int millimetres() {
        return rows == 0 ? MILLIMETRES : AROUND + A_ROW * rows;
    }
}
