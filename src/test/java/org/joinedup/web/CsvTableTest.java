package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.web.Problem.FieldError;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

class CsvTableTest {
    private static final List<String> REQUIRED = List.of("code", "name");
    private static final List<String> OPTIONAL = List.of("region", "strategies");

    @Test
    void reads_rows_by_the_name_of_the_column_in_any_order() {
        List<CsvRow> rows = rows("name,code\nNorfolk,ICP-09\nTorbay,ICP-14\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).line()).isEqualTo(3);
        assertThat(rows.get(1).text("code")).contains("ICP-14");
        assertThat(rows.get(1).text("region")).isEmpty();
    }

    @Test
    void passes_over_a_byte_order_mark() {
        assertThat(rows("\uFEFFcode,name\nA,b\n").getFirst().text("code")).contains("A");
    }

    @Test
    void reads_quoted_commas_quotes_and_letters_beyond_ascii() {
        List<CsvRow> rows =
                rows("code,name\r\nA,\"Church View, \"\"Sunderland\"\", Ynys Môn\"\r\n");

        assertThat(rows.getFirst().text("name")).contains("Church View, \"Sunderland\", Ynys Môn");
    }

    @Test
    void a_new_line_within_quotes_keeps_the_numbers_of_the_lines_below_right() {
        List<CsvRow> rows = rows("code,name\n\"A\",\"two\nlines\"\nB,one\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2, 4);
        assertThat(rows.getFirst().text("name")).contains("two\nlines");
    }

    @Test
    void passes_over_blank_lines_and_counts_them() {
        List<CsvRow> rows = rows("code,name\n\nA,a\n , \n,\nB,b\n\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(3, 6);
    }

    @Test
    void strips_cells_and_takes_a_blank_one_for_absent() {
        CsvRow row = rows("code,name,region\n A ,  ,\"\"\n").getFirst();

        assertThat(row.text("code")).contains("A");
        assertThat(row.text("name")).isEmpty();
        assertThat(row.text("region")).isEmpty();
    }

    @Test
    void splits_a_list_at_semicolons() {
        CsvRow row = rows("code,name,strategies\nA,a, x ;y;;\n").getFirst();

        assertThat(row.list("strategies")).containsExactly("x", "y");
        assertThat(row.list("region")).isEmpty();
    }

    @Test
    void a_heading_alone_is_a_file_without_rows() {
        assertThat(rows("code,name\n")).isEmpty();
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(faults("")).containsExactly(emptyFile());
        assertThat(faults("\n\n")).containsExactly(emptyFile());
        assertThat(faults("\uFEFF")).containsExactly(emptyFile());
    }

    @Test
    void unknown_missing_and_repeated_columns_are_each_named() {
        List<FieldError> faults = faults("code,nmae,code\nA,a,b\n");

        assertThat(faults)
                .containsExactly(
                        new FieldError(
                                "nmae",
                                1,
                                "is not a column of this file; its columns are code, name, region,"
                                        + " strategies"),
                        new FieldError("code", 1, "is there twice"),
                        new FieldError("name", 1, "is missing"));
    }

    @Test
    void too_few_and_too_many_cells_are_named_with_their_lines() {
        assertThat(faults("code,name\nA\nB,b\nC,c,d\n"))
                .containsExactly(
                        new FieldError("row", 2, "has 1 cells where the heading has 2"),
                        new FieldError("row", 4, "has 3 cells where the heading has 2"));
    }

    @Test
    void broken_quotes_are_named_with_the_line_on_which_the_row_begins() {
        String reason = "has a double quote that is not closed, or text after a closing one";

        assertThat(faults("code,name\nA,a\nB,\"b\"x\n"))
                .containsExactly(new FieldError("row", 3, reason));
        assertThat(faults("code,name\nA,\"a\nB,b\n"))
                .containsExactly(new FieldError("row", 2, reason));
        assertThat(faults("code,\"name\n")).containsExactly(new FieldError("row", 1, reason));
    }

    @Test
    void another_encoding_is_refused_with_the_line_instead_of_losing_letters() {
        byte[] latin = "code,name\nA,a\nB,Môn\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(CsvTable.read(latin, REQUIRED, OPTIONAL))
                .isEqualTo(
                        new CsvTable.Faulty(
                                List.of(
                                        new FieldError(
                                                "file",
                                                3,
                                                "is not UTF-8; save the file as CSV UTF-8"))));
    }

    @Test
    void a_file_cut_within_a_letter_is_refused() {
        byte[] whole = "code,name\nA,Mô".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThat(CsvTable.read(cut, REQUIRED, OPTIONAL)).isInstanceOf(CsvTable.Faulty.class);
    }

    @Test
    void a_character_that_no_text_holds_is_refused() {
        assertThat(faults("code,name\nA,a\0b\n"))
                .containsExactly(new FieldError("name", 2, "holds a character that is no text"));
    }

    @Test
    void lists_a_hundred_faults_at_most() {
        assertThat(faults("code,name\n" + "A\n".repeat(150))).hasSize(100);
    }

    @Test
    void the_text_of_a_row_stays_out_of_logs() {
        assertThat(rows("code,name\nA,secret\n").toString()).doesNotContain("secret");
    }

    @Test
    void a_blank_cell_is_noted_where_the_room_requires_it() {
        CsvRow row = rows("code,name\nA,\n").getFirst();
        CsvFaults faults = new CsvFaults();

        assertThat(faults.required(row, "code")).isEqualTo("A");
        assertThat(faults.isEmpty()).isTrue();
        assertThat(faults.required(row, "name")).isNull();
        assertThat(faults.list()).containsExactly(new FieldError("name", 2, "is required"));
    }

    private static FieldError emptyFile() {
        return new FieldError("file", 1, "is empty; the first line must name the columns");
    }

    private static List<CsvRow> rows(String file) {
        return ((CsvTable.Rows) read(file)).rows();
    }

    private static List<FieldError> faults(String file) {
        return ((CsvTable.Faulty) read(file)).faults();
    }

    private static CsvTable read(String file) {
        return CsvTable.read(file.getBytes(StandardCharsets.UTF_8), REQUIRED, OPTIONAL);
    }
}
