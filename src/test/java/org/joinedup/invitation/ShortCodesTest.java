package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.stream.IntStream;

class ShortCodesTest {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ";

    private final String token = Tokens.next();
    private final String code = ShortCodes.of(token);

    @RepeatedTest(20)
    void a_code_is_twelve_letters_of_which_none_looks_like_another_and_always_the_same() {
        assertThat(code).matches("[A-Z&&[^IOU]]{12}").isEqualTo(ShortCodes.of(token));
        assertThat(ShortCodes.isCode(code)).isTrue();
    }

    @Test
    void one_wrong_letter_is_never_a_code() {
        for (int i = 0; i < code.length(); i++) {
            int at = i;
            assertThat(
                            LETTERS.chars()
                                    .filter(letter -> letter != code.charAt(at))
                                    .mapToObj(
                                            letter ->
                                                    code.substring(0, at)
                                                            + (char) letter
                                                            + code.substring(at + 1)))
                    .noneMatch(ShortCodes::isCode);
        }
    }

    @Test
    void two_letters_exchanged_are_never_a_code() {
        for (int i = 0; i < code.length(); i++) {
            for (int j = i + 1; j < code.length(); j++) {
                StringBuilder exchanged = new StringBuilder(code);
                exchanged.setCharAt(i, code.charAt(j));
                exchanged.setCharAt(j, code.charAt(i));
                if (code.charAt(i) != code.charAt(j)) {
                    assertThat(ShortCodes.isCode(exchanged.toString())).isFalse();
                }
            }
        }
    }

    @Test
    void it_is_read_however_it_is_typed() {
        String grouped = ShortCodes.grouped(code);

        assertThat(grouped).matches("[A-Z]{4}-[A-Z]{4}-[A-Z]{4}");
        assertThat(ShortCodes.read(" " + grouped.toLowerCase(Locale.ROOT) + ". ")).isEqualTo(code);
        assertThat(ShortCodes.read("i1uo 0258")).isEqualTo("LLVQQZSB");
    }

    @Test
    void what_is_no_code_is_none() {
        for (String typed : new String[] {"", "ABCD", code + "A", "ÄÖÜ", "\u0000", "----"}) {
            assertThat(ShortCodes.isCode(ShortCodes.read(typed))).isFalse();
        }
    }

    @Test
    void codes_of_many_links_differ() {
        assertThat(IntStream.range(0, 20_000).mapToObj(i -> ShortCodes.of(Tokens.next())))
                .doesNotHaveDuplicates();
    }
}
