package org.joinedup.indicator;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitations;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.response.Responses;
import org.joinedup.response.Responses.Change;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is folded and what is in the tail, together and in one snapshot. */
@Singleton
public class ComputeIndicator {
    private final StoredSummaries stored;
    private final Responses responses;
    private final Invitations invitations;

    ComputeIndicator(StoredSummaries stored, Responses responses, Invitations invitations) {
        this.stored = stored;
        this.responses = responses;
        this.invitations = invitations;
    }

    /** A month in which people left a service. */
    public record ServiceMonth(ServiceId service, YearMonth month) {}

    /**
     * @return without the months in which nobody responded
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SortedMap<YearMonth, Counts> byMonth(
            ServiceId service, Instrument instrument, Period period) {
        int items = instrument.items().size();
        SortedMap<YearMonth, Counts> months = new TreeMap<>();
        stored.read(
                service,
                instrument.id(),
                period,
                (key, cell) ->
                        months.computeIfAbsent(key.month(), month -> new Counts(items))
                                .add(key.breakdown(), key.category(), cell));
        List<Change> tail = new ArrayList<>();
        responses.readTail(service, period, tail::add);
        for (Change change : tail) {
            byte[] codes = change.response().answers().get(instrument.id());
            if (codes != null) {
                months.computeIfAbsent(
                                YearMonth.from(change.response().transitionDate()),
                                month -> new Counts(items))
                        .count(change.response(), codes, change.erased());
            }
        }
        months.values().removeIf(counts -> counts.people() == 0);
        return months;
    }

    /**
     * The denominator of a response rate.
     *
     * @param people invitations to surveys that ask the instrument, neither withdrawn nor opted out
     * @param known false when paper forms came back of which nobody knows how many were sent
     */
    public record Invited(long people, boolean known) {}

    /**
     * @return without the months in which nobody was invited
     */
    @Transactional(readOnly = true)
    public Map<ServiceMonth, Invited> invited(
            Collection<ServiceId> services, InstrumentId instrument, Period period) {
        Map<ServiceMonth, Invited> invited = new HashMap<>();
        invitations
                .invitedByMonth(services, instrument.code(), period)
                .forEach(
                        (service, months) ->
                                months.forEach(
                                        (month, of) ->
                                                invited.put(
                                                        new ServiceMonth(service, month),
                                                        new Invited(of.people(), of.known()))));
        return invited;
    }

    /** How many responses were ever erased, of any instrument. */
    @Transactional(readOnly = true)
    public Map<ServiceMonth, Long> erased(Collection<ServiceId> services, Period period) {
        Map<ServiceMonth, Long> erased = new HashMap<>();
        responses.countErased(
                services,
                period,
                (service, month, count) -> erased.put(new ServiceMonth(service, month), count));
        return erased;
    }

    /** How many people responded, without reading what they answered. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<ServiceMonth, Long> people(
            Collection<ServiceId> services, InstrumentId instrument, Period period) {
        Map<ServiceMonth, Long> people = new HashMap<>();
        stored.readPeople(
                services,
                instrument,
                period,
                (service, month, count) ->
                        people.merge(new ServiceMonth(service, month), count, Long::sum));
        responses.countTail(
                services,
                instrument,
                period,
                (service, month, count) ->
                        people.merge(new ServiceMonth(service, month), count, Long::sum));
        people.values().removeIf(count -> count == 0);
        return people;
    }
}
