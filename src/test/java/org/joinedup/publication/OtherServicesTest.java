package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Service;
import org.joinedup.publication.OtherServices.Shown;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Service 0 is the reader's own. */
class OtherServicesTest {
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final Period QUARTER = Granularity.QUARTER.of(MAY);
    private static final Period YEAR = Granularity.YEAR.of(MAY);

    private final List<Shown> shown = new ArrayList<>();

    @Test
    void a_group_with_enough_others_of_whom_somebody_is_shown_gives_nothing_away() {
        shownIn(MAY, Tier.MONTH, 0, 1, 2, 3);

        assertThat(nation().areGivenAway(QUARTER)).isFalse();
        assertThat(nation().areGivenAway(YEAR)).isFalse();
        assertThat(nation().areGivenAway(Granularity.MONTH.of(MAY))).isFalse();
    }

    @Test
    void others_of_whom_nobody_is_shown_do_not_hide_the_one_of_whom_somebody_is() {
        shownIn(MAY, Tier.MONTH, 0, 1);

        assertThat(nation().areGivenAway(QUARTER)).isTrue();
    }

    @Test
    void where_nobody_of_the_others_is_shown_there_is_nothing_to_give_away() {
        shownIn(MAY, Tier.MONTH, 0);

        assertThat(nation().areGivenAway(QUARTER)).isFalse();
    }

    @Test
    void those_who_are_shown_with_the_quarter_alone_hide_nobody_in_the_month() {
        shownIn(MAY, Tier.MONTH, 0, 1);
        shownIn(MAY, Tier.QUARTER, 2, 3);

        assertThat(nation().areGivenAway(QUARTER)).isFalse();
        assertThat(nation().areGivenAway(Granularity.MONTH.of(MAY))).isTrue();
    }

    @Test
    void a_year_is_not_shown_beside_three_quarters_when_the_fourth_is_kept_back() {
        shownIn(MAY, Tier.MONTH, 0, 1);
        shownIn(MAY.plusMonths(3), Tier.MONTH, 0, 1, 2, 3);

        assertThat(nation().areGivenAway(QUARTER)).isTrue();
        assertThat(nation().areGivenAway(Granularity.QUARTER.of(MAY.plusMonths(3)))).isFalse();
        assertThat(nation().areGivenAway(YEAR)).isTrue();
    }

    @Test
    void a_group_that_differs_from_a_wider_one_by_a_few_others_is_kept_back() {
        shownIn(MAY, Tier.MONTH, 0, 1, 2, 3, 4, 5, 6);
        Group nation = group(GroupKind.NATION, "all", 0, 1, 2, 3, 4, 5, 6);
        Group north = group(GroupKind.REGION, "North", 0, 1, 2, 3);
        Group south = group(GroupKind.REGION, "South", 1, 2, 3, 4, 5);

        assertThat(of(north, nation, north, south).areGivenAway(QUARTER)).isFalse();
        assertThat(of(south, nation, north, south).areGivenAway(QUARTER)).isTrue();
    }

    private OtherServices nation() {
        Group nation = group(GroupKind.NATION, "all", 0, 1, 2, 3);
        return of(nation, nation);
    }

    private OtherServices of(Group subject, Group... groups) {
        return new OtherServices(Subject.of(subject), List.of(groups), Set.of(id(0)), shown, 3);
    }

    private void shownIn(YearMonth month, Tier tier, int... services) {
        for (int service : services) {
            shown.add(new Shown(id(service), month, tier));
        }
    }

    private static Group group(GroupKind kind, String code, int... services) {
        return new Group(
                kind,
                code,
                code,
                Arrays.stream(services).mapToObj(OtherServicesTest::service).toList());
    }

    private static Service service(int number) {
        return new Service(
                id(number),
                "S" + number,
                "Service " + number,
                new OrganisationId(new UUID(2, number)),
                "Trust",
                "planned-episode",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ServiceId id(int number) {
        return new ServiceId(new UUID(1, number));
    }
}
