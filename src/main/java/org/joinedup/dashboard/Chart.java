package org.joinedup.dashboard;

/**
 * A drawing of the numbers of a table, made in the browser; without scripts the table is all.
 *
 * @param kind which drawing of {@code charts.js}
 * @param description for whom it is read out to
 * @param footing number of people, source and date
 * @param data as JSON, the words on the axes included
 */
public record Chart(String kind, String title, String description, String footing, String data) {}
