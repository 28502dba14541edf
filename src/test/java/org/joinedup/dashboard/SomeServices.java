package org.joinedup.dashboard;

import io.micronaut.runtime.server.EmbeddedServer;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.Granularity;
import org.joinedup.publication.Quarters;
import org.joinedup.storage.Database;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A provider with a large service, whose people agree less with the first statement than elsewhere,
 * and small ones of 9, 10, 29 and 30 people; and another provider's services to compare with. All
 * answered ctm-3 in the first month of the last quarter that is settled for sure; of the large one,
 * some in the present quarter, too.
 */
final class SomeServices {
    static final String PROVIDER = "SHOWN";
    static final String OTHER_PROVIDER = "OTHERS";
    private static final int MONTHS = 18;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));

    /** Is still filling. */
    final Period present = Quarters.of(today);

    final Period quarter = Quarters.endingWith(today, 3).getLast();
    final ServiceId large;
    final Map<Integer, ServiceId> small = new HashMap<>();
    final List<ServiceId> others;

    SomeServices(Database database) {
        OrganisationId own = Fixtures.provider(database, PROVIDER);
        OrganisationId other = Fixtures.provider(database, OTHER_PROVIDER);
        FoldedPeople people = new FoldedPeople(database);
        YearMonth month = quarter.from();
        large = Fixtures.service(database, "LARGE", own);
        others =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> Fixtures.service(database, "OTHER-" + i, other))
                        .toList();
        people.put(large, month, 60, SomeServices::low, this::categories);
        people.put(large, present.from(), 40, SomeServices::low, this::categories);
        for (int back = 1; back < MONTHS; back++) {
            people.put(
                    large,
                    month.minusMonths(back),
                    30 + back % 5,
                    back < 8 ? SomeServices::low : SomeServices::varied,
                    this::categories);
        }
        for (int i = 0; i < others.size(); i++) {
            people.put(others.get(i), month, 60 + 4 * i, SomeServices::varied, c -> Map.of());
        }
        for (int size : new int[] {9, 10, 29, 30}) {
            ServiceId service = Fixtures.service(database, "SMALL-" + size, own);
            people.put(service, month, size, SomeServices::varied, c -> Map.of());
            small.put(size, service);
        }
    }

    private Map<Breakdown, String> categories(int i) {
        return Map.of(
                Breakdown.RESPONDENT,
                i % 2 == 0 ? "self" : "proxy",
                Breakdown.DEPRIVATION,
                i % 4 < 2 ? "1" : "5",
                Breakdown.DESTINATION,
                others.get(i % 3 == 0 ? 0 : 1).toString());
    }

    /** Every answer is given to the first two statements, and all agree with the third. */
    private static byte[] varied(int i) {
        return new byte[] {(byte) (1 + i % 4), (byte) (1 + i / 4 % 4), 3};
    }

    /** Nobody agrees with the first statement but one in eight. */
    private static byte[] low(int i) {
        return new byte[] {(byte) (i % 8 == 0 ? 3 : 1 + i % 2), (byte) (1 + i / 4 % 4), 3};
    }

    String period() {
        return period(quarter);
    }

    /** The newest quarter of which no answers are awaited. */
    PeriodChoice settled(EmbeddedServer server) {
        return PeriodChoice.settled(
                        Granularity.QUARTER,
                        today,
                        server.getApplicationContext().getBean(DisclosureRules.class))
                .orElseThrow();
    }

    static String period(Period quarter) {
        return "period=" + Quarters.name(quarter).replace(' ', '-');
    }

    String profileOf(ServiceId service) {
        return "/api/v1/services/" + service + "/profile?" + asked();
    }

    String asked() {
        return "instrument=ctm-3&from=" + quarter.from() + "&to=" + quarter.to();
    }

    String pageOf(ServiceId service) {
        return "/services/" + service + "?" + period();
    }

    String tableOf(ServiceId service, String table) {
        return "/services/" + service + "/csv/" + table + "?" + period();
    }
}
