package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.ItemResult;
import org.joinedup.figure.People;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.testing.AnInstrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class DisclosureTest {
    private static final Instrument CTM = AnInstrument.ctm15();
    private static final Service SERVICE =
            new Service(
                    new ServiceId(new UUID(1, 1)),
                    "S1",
                    "Ward",
                    new OrganisationId(new UUID(1, 2)),
                    "Trust",
                    "planned-episode",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of());

    private final Disclosure disclosure =
            new Disclosure(new DisclosureRules(10, 30, 8, 5, 10, 56, 3));

    @ParameterizedTest
    @CsvSource({
        "PROVIDER, 0, false, [c], 10",
        "PROVIDER, 9, false, [c], 1",
        "PROVIDER, 10, true, [u], 0",
        "PROVIDER, 29, true, [u], 0",
        "PROVIDER, 30, true, '', 0",
        "COMMISSIONER, 9, false, [c], 0",
        "COMMISSIONER, 29, false, [c], 0",
        "COMMISSIONER, 30, true, '', 0",
    })
    void each_audience_sees_figures_from_its_own_number_of_people_on(
            Audience audience, int people, boolean shown, String symbol, long moreNeeded) {
        PublishedIndicator indicator = disclosure.prepare(indicator(people, 0), audience);

        assertThat(indicator.isShown()).isEqualTo(shown);
        assertThat(indicator.symbol()).isEqualTo(symbol);
        assertThat(indicator.moreNeeded()).isEqualTo(moreNeeded);
    }

    @Test
    void what_is_kept_back_holds_no_number_at_all() {
        PublishedIndicator indicator = disclosure.prepare(indicator(9, 0), Audience.PROVIDER);

        assertThat(indicator.items()).isEmpty();
        assertThat(indicator.score()).isNull();
        assertThat(indicator.responses()).isNull();
        assertThat(indicator.invited()).isNull();
        assertThat(indicator.completed()).isNull();
        assertThat(indicator.responseRate().value()).isNull();
        assertThat(indicator.responseRate().n()).isNull();
    }

    @Test
    void a_provider_sees_exact_counts_and_every_figure_of_few_people_is_marked() {
        PublishedIndicator indicator = disclosure.prepare(indicator(12, 0), Audience.PROVIDER);

        assertThat(indicator.responses()).isEqualTo(12);
        assertThat(indicator.score().mean().symbol()).isEqualTo("[u]");
        assertThat(indicator.items().getFirst().agree().symbol()).isEqualTo("[u]");
        assertThat(indicator.items().getFirst().counts().agree()).isEqualTo(12);
    }

    @Test
    void an_item_that_few_people_answered_is_kept_back_though_more_responded() {
        PublishedIndicator indicator = disclosure.prepare(indicator(40, 31), Audience.PROVIDER);

        ItemResult first = indicator.items().getFirst();
        assertThat(first.agree().symbol()).isEqualTo("[c]");
        assertThat(first.counts()).isNull();
        assertThat(indicator.items().get(1).counts()).isNotNull();
    }

    @Test
    void an_item_of_few_people_is_marked_though_the_service_has_many() {
        PublishedIndicator indicator = disclosure.prepare(indicator(40, 20), Audience.PROVIDER);

        assertThat(indicator.symbol()).isEmpty();
        assertThat(indicator.items().getFirst().agree().symbol()).isEqualTo("[u]");
        assertThat(indicator.items().get(1).agree().symbol()).isEmpty();
    }

    @Test
    void a_commissioner_sees_no_count_and_percentages_of_rounded_counts_only() {
        PublishedIndicator indicator = disclosure.prepare(indicator(42, 0), Audience.COMMISSIONER);

        assertThat(indicator.responses()).isEqualTo(40);
        assertThat(indicator.score().mean().value()).isEqualTo(66.7);
        assertThat(indicator.score().mean().n()).isEqualTo(40);
        assertThat(indicator.score().median()).isNull();
        assertThat(indicator.score().distribution()).isEmpty();
        ItemResult first = indicator.items().getFirst();
        assertThat(first.counts()).isNull();
        assertThat(first.agree().n()).isEqualTo(40);
        assertThat(first.topBox().symbol()).isEqualTo("[c]");
    }

    @Test
    void a_percentage_with_a_small_side_is_kept_back_from_a_commissioner() {
        PublishedIndicator indicator =
                disclosure.prepare(withDissent(summary(40, 0), 3), Audience.COMMISSIONER);

        assertThat(indicator.items().getFirst().agree().symbol()).isEqualTo("[c]");
        assertThat(indicator.items().getFirst().agree().value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void what_all_of_a_category_said_alike_is_kept_back_from_a_commissioner(int answer) {
        ItemResult item = firstOfCategory(answer, 40, Audience.COMMISSIONER);

        assertThat(item.agree().symbol()).isEqualTo("[c]");
        assertThat(item.agree().value()).isNull();
        assertThat(item.agree().n()).isNull();
        assertThat(firstOfCategory(answer, 40, Audience.PROVIDER).agree().n()).isEqualTo(40);
    }

    @Test
    void what_some_of_a_category_did_not_say_is_shown_to_a_commissioner() {
        assertThat(firstOfCategory(3, 28, Audience.COMMISSIONER).agree().value()).isEqualTo(75.0);
    }

    /** Of forty people so many gave the answer, and the others disagree. */
    private ItemResult firstOfCategory(int answer, int people, Audience audience) {
        BreakdownSummary summary = new BreakdownSummary(15);
        for (int i = 0; i < 40; i++) {
            byte[] codes = new byte[15];
            Arrays.fill(codes, (byte) (i < people ? answer : 2));
            summary.add(codes);
        }
        Indicator category =
                new Indicator(
                        Subject.of(SERVICE),
                        CTM,
                        new Period(YearMonth.of(2026, 1), YearMonth.of(2026, 3)),
                        Optional.of(new Indicator.Category("ethnic-group", "black")),
                        Instant.EPOCH,
                        Optional.empty(),
                        People.of(summary),
                        40,
                        false,
                        Optional.empty());
        return disclosure.prepare(category, audience).items().getFirst();
    }

    /** Everybody agrees with everything, but for the first item, which some leave out. */
    private static Indicator indicator(int people, int leaveOutFirst) {
        return of(summary(people, leaveOutFirst));
    }

    private static GroupSummary summary(int people, int leaveOutFirst) {
        GroupSummary summary = new GroupSummary(15);
        for (int i = 0; i < people; i++) {
            byte[] codes = new byte[15];
            Arrays.fill(codes, (byte) 3);
            codes[0] = (byte) (i < leaveOutFirst ? 0 : 3);
            summary.add(codes, Circumstances.NOT_RECORDED);
        }
        return summary;
    }

    private static Indicator withDissent(GroupSummary summary, int dissenters) {
        for (int i = 0; i < dissenters; i++) {
            byte[] codes = new byte[15];
            Arrays.fill(codes, (byte) 1);
            summary.add(codes, Circumstances.NOT_RECORDED);
        }
        return of(summary);
    }

    private static Indicator of(GroupSummary summary) {
        return new Indicator(
                Subject.of(SERVICE),
                CTM,
                new Period(YearMonth.of(2026, 1), YearMonth.of(2026, 3)),
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(
                        new Indicator.Invitations(summary.people() * 3, true, summary.people())),
                People.of(summary),
                summary.people(),
                false,
                Optional.empty());
    }
}
