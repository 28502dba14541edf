package org.joinedup.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.joinedup.testing.AnInstrument;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ScoringRuleTest {
    private final ScoringRule rule = ScoringRule.of(AnInstrument.ctm15());

    @Test
    void all_agree_scores_66_67() {
        assertThat(scored(all(3)).value()).isEqualTo(66.67, within(0.005));
    }

    @Test
    void all_strongly_agree_scores_100_and_all_strongly_disagree_0() {
        assertThat(scored(all(4)).value()).isEqualTo(100);
        assertThat(scored(all(1)).value()).isEqualTo(0);
    }

    @Test
    void seven_of_fifteen_answered_has_no_score_and_eight_has_one() {
        assertThat(rule.score(answered(7))).isEqualTo(new Score.TooFewAnswered(7, 8));
        assertThat(rule.score(answered(8))).isInstanceOf(Score.Scored.class);
    }

    @Test
    void dont_know_and_does_not_apply_are_missing_and_never_a_number() {
        byte[] codes = all(3);
        codes[0] = 9;
        codes[1] = 8;
        codes[2] = 0;

        assertThat(scored(codes)).isEqualTo(new Score.Scored(scored(all(3)).value(), 12));
    }

    private Score.Scored scored(byte[] codes) {
        return (Score.Scored) rule.score(codes);
    }

    private static byte[] all(int code) {
        byte[] codes = new byte[15];
        Arrays.fill(codes, (byte) code);
        return codes;
    }

    private static byte[] answered(int count) {
        byte[] codes = new byte[15];
        Arrays.fill(codes, 0, count, (byte) 3);
        return codes;
    }
}
