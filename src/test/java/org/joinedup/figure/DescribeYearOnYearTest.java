package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.COMMISSIONER;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.none;
import static org.joinedup.figure.SomePeople.scoring;

import org.junit.jupiter.api.Test;

class DescribeYearOnYearTest {
    private static final Measure SCORE = Measure.score(THREE);

    private static YearOnYearResult compare(Measure measure, SomePeople one, SomePeople two) {
        YearOnYearResult result =
                DescribeYearOnYear.describe(measure, one.group(), two.group(), PROVIDER);
        assertSound(result);
        assertThat(result.words()).doesNotContainIgnoringCase("improve");
        return result;
    }

    @Test
    void a_change_has_both_standard_errors_in_its_interval() {
        YearOnYearResult result = compare(SCORE, scoring(20, 20), scoring(30, 10));

        assertThat(result.change().value()).isEqualTo(25, within(1e-9));
        // V = p(1 - p) / (n - 1) in squared points: 64.1026 and 48.0769
        assertThat(result.z())
                .isEqualTo(25 / Math.sqrt(10_000 / 156.0 + 7_500 / 156.0), within(1e-9));
        assertThat(result.change().lower())
                .isEqualTo(25 - 1.959963984540 * 25 / result.z(), within(1e-8));
        assertThat(result.change().n()).isEqualTo(80);
        assertThat(result.words()).isEqualTo("higher than a year before");
        assertThat(result.modeMixChanged()).isFalse();
    }

    @Test
    void a_small_change_cannot_be_told_and_a_fall_is_lower() {
        assertThat(compare(SCORE, scoring(20, 20), scoring(21, 19)).words())
                .isEqualTo("cannot be told from a year before");
        assertThat(compare(SCORE, scoring(38, 2), scoring(15, 25)).words())
                .isEqualTo("lower than a year before");
    }

    @Test
    void another_mix_of_modes_is_said() {
        SomePeople paper = none().and(30, 4, "paper").and(10, 1, "paper");

        YearOnYearResult result = compare(SCORE, scoring(20, 20), paper);

        assertThat(result.modeMixChanged()).isTrue();
        assertThat(result.modeMixDistance()).isEqualTo(1);
        assertThat(result.words())
                .isEqualTo(
                        "higher than a year before; people were asked in other ways than a year"
                                + " before");
    }

    @Test
    void the_share_of_an_item_is_compared_in_percentage_points() {
        YearOnYearResult result =
                compare(
                        Measure.agree(THREE, "item-3").orElseThrow(),
                        scoring(20, 20),
                        scoring(30, 10));

        assertThat(result.earlier().value()).isEqualTo(50);
        assertThat(result.change().value()).isEqualTo(25, within(1e-9));
        assertThat(result.change().unit()).isEqualTo("percentage-points");
    }

    @Test
    void a_year_without_people_with_few_or_with_identical_ones_has_a_reason() {
        assertThat(compare(SCORE, none(), scoring(20, 20)).change().reason())
                .isEqualTo("nobody answered in one of the two years");
        assertThat(compare(SCORE, none(), none()).words()).startsWith("no change can be given");
        assertThat(compare(SCORE, scoring(4, 4), scoring(20, 20)).change().reason())
                .isEqualTo("one of the two years is kept back");
        assertThat(compare(SCORE, scoring(20, 0), scoring(20, 0)).change().reason())
                .startsWith("no variation");
        assertThat(compare(SCORE, scoring(20, 0), scoring(20, 20)).change().value())
                .isEqualTo(-50, within(1e-9));
    }

    @Test
    void for_publication_the_change_of_a_share_is_that_of_the_rounded_shares() {
        YearOnYearResult result =
                DescribeYearOnYear.describe(
                        Measure.agree(THREE, "item-1").orElseThrow(),
                        scoring(17, 16).group(),
                        scoring(23, 19).group(),
                        COMMISSIONER);

        assertThat(result.earlier().value()).isEqualTo(42.9);
        assertThat(result.later().value()).isEqualTo(62.5);
        assertThat(result.change().value()).isEqualTo(19.6);
    }
}
