package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Service;
import org.joinedup.publication.OtherServices.Reader;
import org.joinedup.publication.OtherServices.Shown;
import org.joinedup.publication.PublishedTotals.Total;
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

    private static final DisclosureRules RULES = new DisclosureRules(10, 30, 8, 5, 10, 56, 3);

    private final List<Shown> shown = new ArrayList<>();
    private final List<Total> published = new ArrayList<>();
    private Reader reader = new Reader(Set.of(id(0)), Set.of(id(0)));

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

    @Test
    void of_the_services_that_a_commissioner_pays_for_those_of_few_people_count_as_others() {
        reader = new Reader(Set.of(), Set.of(id(0), id(1), id(2), id(3)));
        shownIn(MAY, Tier.MONTH, 0, 1, 2);
        shown.add(new Shown(id(3), MAY, Tier.MONTH, 12));

        assertThat(nation().areGivenAway(QUARTER)).as("all less three are the fourth").isTrue();
        shown.removeIf(each -> !each.service().equals(id(0)) && !each.service().equals(id(3)));
        shown.add(new Shown(id(1), MAY, Tier.MONTH, 20));
        shown.add(new Shown(id(2), MAY, Tier.MONTH, 20));
        assertThat(nation().areGivenAway(QUARTER)).as("three hide each other").isFalse();
    }

    @Test
    void a_service_that_was_told_in_an_edition_hides_no_other() {
        shownIn(MAY, Tier.MONTH, 0, 1, 2, 3);
        published.add(new Total("service", "S1", Set.of(id(1)), QUARTER, true));

        assertThat(nation().areGivenAway(QUARTER)).isTrue();
    }

    @Test
    void a_group_that_was_told_in_an_edition_is_not_shown_less_a_few() {
        shownIn(MAY, Tier.MONTH, 0, 1, 2, 3, 4);
        Group nation = group(GroupKind.NATION, "all", 0, 1, 2, 3);
        Group last = group(GroupKind.REGION, "South", 4);
        assertThat(of(nation, nation, last).areGivenAway(QUARTER)).isFalse();
        published.add(
                new Total(
                        "region",
                        "North",
                        Set.of(id(0), id(1), id(2), id(3), id(4)),
                        QUARTER,
                        true));

        assertThat(of(nation, nation, last).areGivenAway(QUARTER)).isTrue();
    }

    @Test
    void beside_a_published_year_no_quarter_is_shown_when_another_is_kept_back() {
        shownIn(MAY, Tier.MONTH, 0, 1);
        shownIn(MAY.plusMonths(3), Tier.MONTH, 0, 1, 2, 3);
        Period third = Granularity.QUARTER.of(MAY.plusMonths(3));
        assertThat(nation().areGivenAway(third)).isFalse();
        published.add(new Total("nation", "all", Set.of(id(0), id(1), id(2), id(3)), YEAR, true));

        assertThat(nation().areGivenAway(third)).isTrue();
    }

    private Asked nation() {
        Group nation = group(GroupKind.NATION, "all", 0, 1, 2, 3);
        return of(nation, nation);
    }

    private Asked of(Group subject, Group... groups) {
        return new Asked(
                new OtherServices(List.of(groups), reader, shown, published, RULES),
                Subject.of(subject));
    }

    private record Asked(OtherServices others, Subject subject) {
        boolean areGivenAway(Period period) {
            return others.areGivenAway(subject, period);
        }
    }

    private void shownIn(YearMonth month, Tier tier, int... services) {
        for (int service : services) {
            shown.add(new Shown(id(service), month, tier, 40));
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
