package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joinedup.kernel.Mode;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ExpectedRatesTest {
    private static final Step TEXT = step(Channel.SMS);
    private static final Step LETTER = step(Channel.LETTER);

    private final ExpectedRates shipped =
            new ExpectedRates("0.008-0.096", "0.186-0.46", "0.14-0.351");

    private static Step step(Channel channel) {
        return new Step(channel, 7, false, Map.of());
    }

    @Test
    void texts_alone_and_texts_before_letters_are_held_against_different_trials() {
        assertThat(shipped.of(Mode.SMS, List.of(TEXT)).orElseThrow())
                .isEqualTo(new ExpectedRates.Range(0.008, 0.096, "one-way"));
        assertThat(shipped.of(Mode.SMS, List.of(TEXT, LETTER)).orElseThrow())
                .isEqualTo(new ExpectedRates.Range(0.186, 0.46, "mixed"));
        assertThat(shipped.of(Mode.PAPER, List.of()).orElseThrow().source()).isEqualTo("paper");
        assertThat(shipped.of(Mode.APP, List.of(TEXT))).isEmpty();
    }

    @Test
    void a_range_of_the_settings_says_so_and_one_that_is_none_stops_the_start() {
        assertThat(
                        new ExpectedRates("0.1-0.5", "0.186-0.46", "0.14-0.351")
                                .of(Mode.EMAIL, List.of())
                                .orElseThrow())
                .isEqualTo(new ExpectedRates.Range(0.1, 0.5, "settings"));
        assertThatThrownBy(() -> new ExpectedRates("0.5-0.1", "0.186-0.46", "0.14-0.351"))
                .hasMessageContaining("joinedup.fieldwork.expected.one-way");
    }
}
