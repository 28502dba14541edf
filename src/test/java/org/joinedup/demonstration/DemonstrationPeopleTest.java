package org.joinedup.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.context.ApplicationContext;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.AgeBand;
import org.joinedup.storage.Database;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class DemonstrationPeopleTest {
    private static final int MANY = 20_000;

    private static List<AboutYou> people(long service, long seed) {
        SyntheticAboutYou people = new SyntheticAboutYou(service, seed);
        return Stream.generate(people::next).limit(MANY).toList();
    }

    private static double share(List<AboutYou> people, AgeBand age) {
        return people.stream().filter(p -> p.ageBand().equals(Optional.of(age))).count()
                / (double) MANY;
    }

    @Test
    void the_same_seed_gives_the_same_people() {
        assertThat(people(3, 7)).isEqualTo(people(3, 7)).isNotEqualTo(people(3, 8));
    }

    @Test
    void people_are_as_old_as_those_who_leave_hospital_and_a_few_prefer_not_to_say() {
        List<AboutYou> people = people(3, 7);

        assertThat(share(people, AgeBand.FROM_75)).isCloseTo(.19 * .97, within(.01));
        assertThat(share(people, AgeBand.UNDER_16)).isCloseTo(.03 * .97, within(.01));
        assertThat(people.stream().filter(p -> p.ethnicGroup().isEmpty()).count() / (double) MANY)
                .isCloseTo(.05, within(.01));
    }

    @Test
    void who_they_are_moves_some_answers_but_not_the_whole() {
        assertThat(
                        Stream.iterate(0L, service -> service + 1)
                                .limit(16)
                                .flatMap(service -> people(service, service).stream())
                                .mapToDouble(SyntheticAboutYou::leaning)
                                .average()
                                .orElseThrow())
                .isCloseTo(0, within(.02));
    }

    @Test
    void the_synthetic_responses_say_who_the_people_are() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
        settings.put("joinedup.demonstration.password", "a-password-for-the-demonstration");
        try (ApplicationContext node = ApplicationContext.run(settings)) {
            List<String> known =
                    node.getBean(Database.class)
                            .list(
                                    """
                                    select every.column_name || ' ' || every.known as known
                                    from (select count(*) as people, count(age_band) as age_band,
                                            count(sex) as sex, count(ethnic_group) as ethnic_group,
                                            count(deprivation_quintile) as deprivation_quintile,
                                            count(admission) as admission
                                        from response) counted
                                    cross join lateral (values
                                        ('age_band', age_band > .9 * people),
                                        ('sex', sex > .9 * people),
                                        ('ethnic_group', ethnic_group > .9 * people),
                                        ('deprivation_quintile', deprivation_quintile > .9 * people),
                                        ('admission', admission = people and people > 1000))
                                        as every (column_name, known)
                                    """,
                                    row -> row.text("known"));
            assertThat(known)
                    .containsExactly(
                            "age_band true",
                            "sex true",
                            "ethnic_group true",
                            "deprivation_quintile true",
                            "admission true");
        }
    }
}
