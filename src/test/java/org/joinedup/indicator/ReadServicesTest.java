package org.joinedup.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import jakarta.inject.Inject;

import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.Map;
import java.util.Random;

/** Folding only when the test says so. */
class ReadServicesTest extends ServiceTest {
    @Inject ApplicationContext node;
    @Inject FoldResponses foldResponses;
    @Inject ReadServices readServices;
    @Inject ComputeIndicator compute;
    @Inject Instruments instruments;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.folding-interval", "1h");
        return settings;
    }

    @Test
    void reads_of_many_services_what_is_read_of_each_alone_folded_or_not() {
        CountedPeople people = new CountedPeople(database);
        Random random = new Random(1);
        for (int i = 0; i < 30; i++) {
            people.respond(node, random);
            if (i == 20) {
                foldResponses.fold(FoldResponses.MOST);
            }
        }
        YearMonth last = YearMonth.from(Questionnaires.today());
        Period period = new Period(last.minusMonths(2), last);
        Instrument instrument = instruments.find(new InstrumentId("ctm-3", 1)).orElseThrow();

        Map<ServiceMonth, ReadServices.Month> read =
                readServices.read(people.services(), instrument, period);

        assertThat(read).isNotEmpty();
        for (ServiceId service : people.services()) {
            Map<YearMonth, Counts> alone = compute.byMonth(service, instrument, period);
            for (YearMonth m = period.from(); !m.isAfter(last); m = m.plusMonths(1)) {
                ReadServices.Month month = read.get(new ServiceMonth(service, m));
                assertThat(month == null ? new GroupSummary(3) : month.people())
                        .isEqualTo(
                                alone.containsKey(m) ? alone.get(m).whole() : new GroupSummary(3));
                assertThat(month == null ? 0 : month.invited())
                        .isEqualTo(
                                compute.invited(service, instrument.id(), new Period(m, m))
                                        .people());
            }
        }
    }
}
