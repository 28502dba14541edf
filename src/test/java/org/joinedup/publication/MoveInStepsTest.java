package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.joinedup.indicator.Indicator;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.score.ScoringRule;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.YearMonth;

class MoveInStepsTest extends ServiceTest {
    @Inject MoveInSteps steps;
    @Inject Instruments instruments;

    private static int number;
    private ServiceId service;

    @BeforeEach
    void a_new_service() {
        number++;
        service =
                Fixtures.service(database, "STEP-" + number, Fixtures.provider(database, "STEPS"));
    }

    @Test
    void a_figure_stands_still_until_ten_more_people_have_come() {
        assertThat(shown(12)).isEqualTo(12);
        assertThat(shown(13)).isEqualTo(12);
        assertThat(shown(21)).isEqualTo(12);
        assertThat(shown(22)).isEqualTo(22);
        assertThat(shown(31)).isEqualTo(22);
    }

    @Test
    void what_stands_still_is_the_whole_indicator_with_its_time_and_its_invitations() {
        steps.settle(indicator(12, 40, Instant.parse("2026-01-01T10:00:00Z")));
        Indicator later = steps.settle(indicator(15, 60, Instant.parse("2026-02-01T10:00:00Z")));

        assertThat(later.asOf()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(later.invited()).isEqualTo(40);
        assertThat(later.completed()).isEqualTo(12);
        assertThat(later.summary()).isEqualTo(indicator(12, 0, Instant.EPOCH).summary());
    }

    @Test
    void somebody_who_withdraws_counts_no_longer_at_once() {
        assertThat(shown(25)).isEqualTo(25);
        assertThat(shown(24)).isEqualTo(24);
        assertThat(shown(9)).isEqualTo(9);
        assertThat(shown(10)).isEqualTo(10);
    }

    @Test
    void quarters_and_services_move_on_their_own() {
        assertThat(shown(12)).isEqualTo(12);
        a_new_service();
        assertThat(shown(15)).isEqualTo(15);
    }

    private long shown(int people) {
        return steps.settle(indicator(people, 100, Instant.EPOCH)).summary().people();
    }

    private Indicator indicator(int people, long invited, Instant asOf) {
        Instrument instrument = instruments.find(new InstrumentId("ctm-3", 1)).orElseThrow();
        GroupSummary summary = new GroupSummary(3);
        for (int i = 0; i < people; i++) {
            summary.add(new byte[] {(byte) (1 + i % 4), 3, 4}, Circumstances.NOT_RECORDED);
        }
        return new Indicator(
                service,
                instrument,
                ScoringRule.of(instrument),
                new Period(YearMonth.of(2026, 1), YearMonth.of(2026, 3)),
                asOf,
                invited,
                true,
                summary,
                false);
    }
}
