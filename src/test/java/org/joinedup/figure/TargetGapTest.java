package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.none;
import static org.joinedup.figure.SomePeople.scoring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetGapTest {
    private static TargetGap gap(SomePeople people, double target) {
        TargetGap gap = TargetGap.of(Measure.score(THREE), people.group(), target, PROVIDER);
        assertSound(gap);
        return gap;
    }

    @ParameterizedTest
    @CsvSource({
        "20, above the target",
        "50, cannot be told from the target",
        "55, cannot be told from the target",
        "80, below the target",
    })
    void a_value_is_told_from_a_target_outside_its_interval_only(double target, String words) {
        TargetGap gap = gap(scoring(50, 50), target);

        assertThat(gap.words()).isEqualTo(words);
        assertThat(gap.gap().value()).isEqualTo(50 - target, within(1e-9));
        assertThat(gap.gap().lower()).isEqualTo(gap.value().lower() - target, within(1e-9));
        assertThat(gap.gap().upper()).isEqualTo(gap.value().upper() - target, within(1e-9));
    }

    @Test
    void without_an_interval_nothing_can_be_told() {
        assertThat(gap(scoring(40, 0), 50).words()).isEqualTo("cannot be told from the target");
        assertThat(gap(scoring(40, 0), 50).gap().reason()).startsWith("no variation");
        assertThat(gap(none(), 50).gap().reason()).isEqualTo("nobody answered");
    }

    @Test
    void what_is_kept_back_is_kept_back_of_the_gap_too() {
        assertThat(gap(scoring(5, 4), 50).gap().symbol()).isEqualTo("[c]");
        assertThat(gap(scoring(5, 4), 50).gap().value()).isNull();
    }
}
