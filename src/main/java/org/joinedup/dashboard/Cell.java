package org.joinedup.dashboard;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.figure.Figure;

/** What stands in one place of a table: shown rounded on a page, given in full in a file. */
public sealed interface Cell {
    /**
     * @param beside smaller words below; may be empty
     * @param path of a page about it; may be empty
     */
    record Words(String text, String beside, String path) implements Cell {}

    /**
     * @param number null where it may not be shown
     */
    record Count(@Nullable Long number) implements Cell {}

    /** A number that is no count and has no interval of its own. */
    record Plain(@Nullable Double number, int decimals) implements Cell {}

    /**
     * @param signed whether it is a difference
     */
    record Of(Figure figure, boolean signed) implements Cell {}

    static Cell words(String text) {
        return new Words(text, "", "");
    }

    static Cell words(String text, String beside) {
        return new Words(text, beside, "");
    }

    static Cell count(@Nullable Long number) {
        return new Count(number);
    }

    /** In points or per cent. */
    static Cell points(@Nullable Double number) {
        return new Plain(number, 1);
    }

    static Cell ratio(@Nullable Double number) {
        return new Plain(number, 2);
    }

    static Cell of(Figure figure) {
        return new Of(figure, false);
    }

    static Cell difference(Figure figure) {
        return new Of(figure, true);
    }
}
