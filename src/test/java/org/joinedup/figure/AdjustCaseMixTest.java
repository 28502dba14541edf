package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.none;
import static org.joinedup.figure.SomePeople.scoring;

import org.joinedup.statistics.ScoreDistribution;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class AdjustCaseMixTest {
    private static final String YOUNG = "16-64 female planned";
    private static final String OLD = "65+ female planned";

    private static CaseMixResult adjust(
            Map<String, SomePeople> strata, SomePeople unknown, Map<String, Long> national) {
        Map<String, ScoreDistribution> scores = new HashMap<>();
        strata.forEach((stratum, people) -> scores.put(stratum, people.part().scores()));
        CaseMixResult result =
                AdjustCaseMix.adjust(scores, unknown.part().scores(), national, THREE, PROVIDER);
        assertSound(result);
        return result;
    }

    @Test
    void each_stratum_counts_as_much_as_in_the_nation_beside_the_score_as_it_is() {
        CaseMixResult result =
                adjust(
                        Map.of(YOUNG, scoring(24, 6), OLD, scoring(2, 8)),
                        scoring(5, 5),
                        Map.of(YOUNG, 500L, OLD, 500L));

        assertThat(result.unadjusted().value()).isEqualTo(65, within(1e-9));
        assertThat(result.adjusted().value()).isEqualTo((80 + 20) / 2.0, within(1e-9));
        // weights 2/3 of thirty people and 2 of ten: 40² / (30·4/9 + 10·4)
        assertThat(result.effectiveN()).isEqualTo(30, within(1e-9));
        assertThat(result.capped().value()).isZero();
        assertThat(result.notRepresented()).isZero();
        assertThat(result.unknownStratum().numerator()).isEqualTo(10);
        assertThat(result.unknownStratum().n()).isEqualTo(50);
        assertThat(result.reason()).isNull();
    }

    @Test
    void what_is_capped_and_not_represented_is_said() {
        CaseMixResult result =
                adjust(
                        Map.of(YOUNG, scoring(45, 45), OLD, scoring(5, 5)),
                        none(),
                        Map.of(YOUNG, 100L, OLD, 700L, "65+ male planned", 200L));

        assertThat(result.capped().numerator()).isEqualTo(10);
        assertThat(result.notRepresented()).isEqualTo(20, within(1e-9));
        assertThat(result.unknownStratum().value()).isZero();
    }

    @Test
    void without_people_or_without_a_common_stratum_there_is_a_reason() {
        assertThat(adjust(Map.of(), none(), Map.of(YOUNG, 1L)).reason())
                .isEqualTo("nobody of a known stratum has a score");
        assertThat(adjust(Map.of(YOUNG, none()), scoring(20, 20), Map.of()).reason())
                .isEqualTo("nobody of a known stratum has a score");
        CaseMixResult apart = adjust(Map.of(YOUNG, scoring(20, 20)), none(), Map.of(OLD, 10L));
        assertThat(apart.reason())
                .isEqualTo("no stratum of these people is in the national figures");
        assertThat(apart.unadjusted().value()).isEqualTo(50, within(1e-9));
        assertThat(adjust(Map.of(YOUNG, scoring(20, 20)), none(), Map.of()).adjusted().reason())
                .isEqualTo("no stratum of these people is in the national figures");
    }

    @Test
    void few_and_identical_people_are_kept_back_or_have_no_interval() {
        assertThat(
                        adjust(Map.of(YOUNG, scoring(5, 4)), none(), Map.of(YOUNG, 10L))
                                .adjusted()
                                .symbol())
                .isEqualTo("[c]");
        CaseMixResult same = adjust(Map.of(YOUNG, scoring(20, 0)), none(), Map.of(YOUNG, 10L));
        assertThat(same.adjusted().value()).isEqualTo(100);
        assertThat(same.adjusted().reason()).startsWith("no variation");
        CaseMixResult high = adjust(Map.of(YOUNG, scoring(19, 1)), none(), Map.of(YOUNG, 10L));
        assertThat(high.adjusted().upper()).isEqualTo(100);
    }
}
