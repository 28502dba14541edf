package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void what_a_spreadsheet_would_take_for_a_formula_is_given_as_text(String formula) {
        assertThat(CsvCell.plain(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 High Street", "O'Neill", "Flat 3-4", "'=1"})
    void everything_else_stays_as_it_is(String text) {
        assertThat(CsvCell.plain(text)).isEqualTo(text);
    }
}
