package org.joinedup.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class AnswerTest {

    @Test
    void stored_codes_never_change() {
        assertEquals(
                List.of(0, 1, 2, 3, 4, 8, 9),
                Arrays.stream(Answer.values()).map(Answer::code).toList());
    }

    @ParameterizedTest
    @EnumSource
    void is_read_back_from_its_code(Answer answer) {
        assertEquals(answer, Answer.fromCode(answer.code()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, 6, 7, 10, 255})
    void refuses_other_codes(int code) {
        assertThrows(IllegalArgumentException.class, () -> Answer.fromCode(code));
    }

    @Test
    void only_the_four_grades_of_agreement_are_scored() {
        assertEquals(
                List.of(
                        Answer.STRONGLY_DISAGREE,
                        Answer.DISAGREE,
                        Answer.AGREE,
                        Answer.STRONGLY_AGREE),
                Arrays.stream(Answer.values()).filter(Answer::isScored).toList());
    }
}
