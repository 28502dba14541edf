package org.joinedup.fieldwork;

/** A cell that cannot be what its column says: where and why, never what. */
final class WrongCell extends Exception {
    private final String column;
    private final String reason;

    WrongCell(String column, String reason) {
        super(column + " " + reason);
        this.column = column;
        this.reason = reason;
    }

    String column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
