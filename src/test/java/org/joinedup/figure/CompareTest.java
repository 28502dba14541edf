package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.COMMISSIONER;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.scoring;

import org.joinedup.figure.ComparisonResult.ItemComparison;
import org.joinedup.kernel.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class CompareTest {
    private static final ServiceId OWN = new ServiceId(new UUID(1, 0));

    /** Others with so many scores of 100 among a hundred people each. */
    private static ComparisonResult compare(SomePeople own, Showing showing, int... others) {
        List<Compare.Peer> services = new ArrayList<>();
        services.add(peer(OWN, own));
        for (int i = 0; i < others.length; i++) {
            services.add(
                    peer(new ServiceId(new UUID(1, i + 1)), scoring(others[i], 100 - others[i])));
        }
        ComparisonResult result = Compare.compare(OWN, services, THREE, showing);
        assertSound(result);
        return result;
    }

    private static Compare.Peer peer(ServiceId id, SomePeople people) {
        return peer(id, !id.equals(OWN), people);
    }

    private static Compare.Peer peer(ServiceId id, boolean foreign, SomePeople people) {
        return Compare.Peer.of(id, foreign, THREE, people.group().items(), people.group().scores());
    }

    /** Two services that the reader sees beside the own one, and so many others. */
    private static ComparisonResult besideSiblings(int siblings, int foreign) {
        List<Compare.Peer> services = new ArrayList<>();
        services.add(peer(OWN, scoring(20, 15)));
        for (int i = 1; i <= siblings + foreign; i++) {
            services.add(peer(new ServiceId(new UUID(1, i)), i > siblings, scoring(30 + i, 20)));
        }
        return Compare.compare(OWN, services, THREE, PROVIDER);
    }

    private static final int[] ALIKE = {70, 72, 68, 71, 69, 70, 72, 68, 71, 69, 70};

    @Test
    void two_others_give_nothing_for_the_centre_would_give_one_of_them_away() {
        ComparisonResult result = compare(scoring(50, 50), PROVIDER, 70, 80);

        assertThat(result.score().value()).isEqualTo(50);
        assertThat(result.benchmark()).isNull();
        assertThat(result.position()).isNull();
        assertThat(result.separation()).isNull();
        assertThat(result.funnel()).isNull();
        assertThat(result.reason())
                .isEqualTo("fewer than 3 other services have 30 people with a score");
        assertThat(result.items()).allMatch(item -> item.others() == null);
        assertThat(result.items().getFirst().difference().reason())
                .isEqualTo("fewer than 3 other services have 30 answers");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void services_that_the_reader_sees_do_not_hide_the_one_or_two_that_are_anothers(int foreign) {
        ComparisonResult result = besideSiblings(3, foreign);

        assertThat(result.benchmark()).isNull();
        assertThat(result.reason())
                .isEqualTo(
                        "fewer than 3 other services that you may not see have 30 people with a"
                                + " score");
        assertThat(result.items()).allMatch(item -> item.others() == null);
        assertThat(result.items().getFirst().difference().reason())
                .isEqualTo("fewer than 3 other services that you may not see have 30 answers");
    }

    @Test
    void services_all_of_which_the_reader_sees_hide_nothing() {
        assertThat(besideSiblings(3, 0).benchmark()).isNotNull();
        assertThat(besideSiblings(2, 0).benchmark()).isNull();
        assertThat(besideSiblings(2, 3).benchmark()).isNotNull();
    }

    @Test
    void numbers_in_which_others_have_a_part_are_rounded_for_everyone() {
        ComparisonResult result = compare(scoring(21, 80), PROVIDER, 61, 80, 72, 33);

        assertTenths(result.benchmark().centre());
        assertTenths(result.benchmark().betweenVariance());
        assertTenths(10 * result.benchmark().dispersion());
        assertTenths(10 * result.separation().icc());
        assertTenths(10 * result.separation().reliability());
        assertTenths(result.position().expectedLower());
        assertTenths(result.position().expectedUpper());
        for (ItemComparison item : result.items()) {
            assertThat(item.others()).isEqualTo(61.5);
            assertThat(item.difference().value())
                    .isEqualTo(item.agree().value() - item.others(), within(1e-9));
            assertTenths(item.difference().lower());
        }
        assertThat(compare(scoring(50, 50), PROVIDER, 1, 0, 0).items().getFirst().others())
                .as("a third of a point")
                .isEqualTo(0.3);
    }

    private static void assertTenths(double number) {
        assertThat(number * 10).isEqualTo(Math.rint(number * 10), within(1e-9));
    }

    @Test
    void a_service_with_too_few_people_does_not_count_among_the_others() {
        List<Compare.Peer> services =
                List.of(
                        peer(OWN, scoring(50, 50)),
                        peer(new ServiceId(new UUID(1, 1)), scoring(60, 40)),
                        peer(new ServiceId(new UUID(1, 2)), scoring(60, 40)),
                        peer(new ServiceId(new UUID(1, 3)), scoring(20, 9)));

        assertThat(Compare.compare(OWN, services, THREE, PROVIDER).benchmark()).isNull();
    }

    @Test
    void the_centre_is_the_plain_mean_of_all_services_and_a_far_one_is_banded() {
        ComparisonResult result = compare(scoring(20, 80), PROVIDER, ALIKE);

        assertThat(result.benchmark().services()).isEqualTo(12);
        assertThat(result.benchmark().centre()).isEqualTo(65.8);
        assertThat(result.position().band()).isEqualTo("far-below");
        assertThat(result.position().z()).isLessThan(-3.09);
        assertThat(result.position().words())
                .isEqualTo("far below what is expected (beyond 3.09 standard errors)");
        assertThat(result.position().expectedLower()).isGreaterThan(20);
        assertThat(result.position().expectedUpper()).isBetween(70.0, 100.0);
        assertThat(result.separation().words()).isEqualTo("good (0.80 and more)");
        assertThat(result.separation().completesNeeded()).isBetween(2L, 100L);
    }

    @Test
    void a_service_like_the_others_among_which_one_is_far_is_within() {
        int[] others = ALIKE.clone();
        others[0] = 20;

        assertThat(compare(scoring(70, 30), PROVIDER, others).position().band())
                .isEqualTo("within");
    }

    @Test
    void services_that_cannot_be_told_apart_are_not_banded() {
        ComparisonResult result = compare(scoring(70, 30), PROVIDER, 70, 70, 71, 69);

        assertThat(result.position().band()).isNull();
        assertThat(result.position().z()).isNull();
        assertThat(result.position().reason())
                .isEqualTo("the reliability of the score is below 0.70");
        assertThat(result.separation().reliability()).isZero();
        assertThat(result.separation().words()).startsWith("too low for a comparison");
        assertThat(result.separation().completesNeeded()).isNull();
        assertThat(result.separation().reason())
                .isEqualTo("no variation between services beyond that within them");
    }

    @Test
    void fewer_than_thirty_people_are_not_banded_nor_set_the_benchmark() {
        ComparisonResult result = compare(scoring(2, 18), PROVIDER, ALIKE);

        assertThat(result.score().symbol()).isEqualTo("[u]");
        assertThat(result.benchmark().services()).isEqualTo(11);
        assertThat(result.benchmark().centre()).isEqualTo(70, within(1e-9));
        assertThat(result.position().band()).isNull();
        assertThat(result.position().reason()).isEqualTo("fewer than 30 people with a score");
        assertThat(result.funnel().here().n()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void a_service_with_nearly_nobody_shows_nothing_of_them(int people) {
        ComparisonResult result = compare(scoring(people, 0), PROVIDER, ALIKE);

        assertThat(result.score().value()).isNull();
        assertThat(result.position().expectedLower()).isNull();
        assertThat(result.separation().reliability()).isNull();
        assertThat(result.funnel().here()).isNull();
        assertThat(result.items()).allMatch(item -> item.difference().value() == null);
    }

    @Test
    void people_who_all_gave_the_same_are_not_banded() {
        ComparisonResult result = compare(scoring(40, 0), PROVIDER, ALIKE);

        assertThat(result.position().band()).isNull();
        assertThat(result.position().reason()).startsWith("no variation");
    }

    @Test
    void services_in_all_of_which_everyone_gave_the_same_have_no_benchmark() {
        assertThat(compare(scoring(100, 0), PROVIDER, 100, 100, 100).reason())
                .startsWith("fewer than two services have scores that differ");
    }

    @Test
    void people_without_a_score_are_no_people_of_the_comparison() {
        SomePeople missing = SomePeople.none().and(50, new byte[] {9, 9, 0}, "sms");

        ComparisonResult result = compare(missing, PROVIDER, ALIKE);

        assertThat(result.score().reason()).isEqualTo("nobody answered");
        assertThat(result.position().reason()).startsWith("fewer than 30");
    }

    @Test
    void limits_narrow_with_more_people_and_stay_on_the_scale() {
        ComparisonResult.Funnel funnel = compare(scoring(97, 3), PROVIDER, 98, 99, 97, 96).funnel();

        assertThat(funnel.curve())
                .extracting(ComparisonResult.FunnelPoint::n)
                .startsWith(10L, 15L, 20L, 30L, 50L, 75L, 100L)
                .endsWith(300L)
                .isSorted();
        assertThat(funnel.curve())
                .allMatch(p -> p.lower998() <= p.lower95() && p.upper95() <= p.upper998())
                .allMatch(p -> p.upper998() <= 100);
        assertThat(funnel.curve().getLast().lower95())
                .isGreaterThan(funnel.curve().getFirst().lower95());
    }

    @Test
    void each_item_is_held_against_the_mean_of_the_others_shares() {
        ItemComparison item = compare(scoring(20, 80), PROVIDER, 60, 80, 70).items().get(1);

        assertThat(item.agree().value()).isEqualTo(20);
        assertThat(item.others()).isEqualTo(70, within(1e-9));
        assertThat(item.services()).isEqualTo(3);
        assertThat(item.difference().value()).isEqualTo(-50, within(1e-9));
        assertThat(item.difference().unit()).isEqualTo("percentage-points");
        assertThat(item.difference().upper()).isNegative();
        assertThat(item.words()).isEqualTo("below the other services");
        assertThat(compare(scoring(70, 30), PROVIDER, 60, 80, 70).items().get(1).words())
                .isEqualTo("cannot be told from the other services");
    }

    @Test
    void for_publication_the_difference_is_that_of_the_rounded_share() {
        ItemComparison item = compare(scoring(48, 55), COMMISSIONER, 60, 80, 70).items().get(0);

        assertThat(item.agree().n()).isEqualTo(105);
        assertThat(item.agree().value()).isEqualTo(47.6);
        assertThat(item.difference().value()).isEqualTo(-22.4);
    }

    @Test
    void the_order_of_the_services_changes_nothing() {
        List<Compare.Peer> services = new ArrayList<>();
        services.add(peer(OWN, scoring(50, 50)));
        for (int i = 1; i < 7; i++) {
            services.add(peer(new ServiceId(new UUID(1, i)), scoring(50 + i * 3, 47 - i)));
        }

        ComparisonResult one = Compare.compare(OWN, services, THREE, PROVIDER);

        assertThat(Compare.compare(OWN, services.reversed(), THREE, PROVIDER)).isEqualTo(one);
    }

    @Test
    void a_service_that_is_not_among_them_is_a_bug() {
        assertThatThrownBy(() -> Compare.compare(OWN, List.of(), THREE, PROVIDER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
