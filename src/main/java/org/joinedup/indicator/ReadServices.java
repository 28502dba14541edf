package org.joinedup.indicator;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.invitation.Invitations;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.response.Responses;
import org.joinedup.response.Responses.Change;
import org.joinedup.statistics.GroupSummary;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads many services at once, to compare them: what is folded and what is in the tail, together
 * and in one snapshot, in three statements however many services there are. Unsuppressed: for
 * publication only.
 */
@Singleton
public class ReadServices {
    private final StoredSummaries stored;
    private final Responses responses;
    private final Invitations invitations;

    ReadServices(StoredSummaries stored, Responses responses, Invitations invitations) {
        this.stored = stored;
        this.responses = responses;
        this.invitations = invitations;
    }

    /**
     * The people who left one service in one month.
     *
     * @param invited invitations to surveys that ask the instrument, neither withdrawn nor opted
     *     out
     * @param denominatorKnown false when paper forms came back of which nobody knows how many were
     *     sent
     */
    public record Month(GroupSummary people, long invited, boolean denominatorKnown) {}

    /**
     * @return without the months in which nobody was invited and nobody responded
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<ServiceMonth, Month> read(
            Collection<ServiceId> services, Instrument instrument, Period period) {
        Map<ServiceMonth, Cell> cells = new HashMap<>();
        stored.readWhole(
                services,
                instrument.id(),
                period,
                (key, cell) -> cells.put(new ServiceMonth(key.service(), key.month()), cell));
        countTail(cells, services, instrument, period);
        Map<ServiceMonth, Month> months = new HashMap<>();
        invitations
                .invitedByMonth(services, instrument.id().code(), period)
                .forEach(
                        (service, byMonth) ->
                                byMonth.forEach(
                                        (month, invited) ->
                                                months.put(
                                                        new ServiceMonth(service, month),
                                                        new Month(
                                                                new GroupSummary(
                                                                        instrument.items().size()),
                                                                invited.people(),
                                                                invited.known()))));
        cells.forEach(
                (key, cell) ->
                        months.compute(key, (k, invited) -> with((Cell.Whole) cell, invited)));
        months.values().removeIf(month -> month.invited() == 0 && month.people().people() == 0);
        return months;
    }

    private static Month with(Cell.Whole cell, Month invited) {
        return invited == null
                ? new Month(cell.summary(), 0, true)
                : new Month(cell.summary(), invited.invited(), invited.denominatorKnown());
    }

    private void countTail(
            Map<ServiceMonth, Cell> cells,
            Collection<ServiceId> services,
            Instrument instrument,
            Period period) {
        List<Change> tail = new ArrayList<>();
        responses.readTail(services, period, tail::add);
        for (Change change : tail) {
            byte[] codes = change.response().answers().get(instrument.id());
            if (codes != null) {
                YearMonth month = YearMonth.from(change.response().transitionDate());
                cells.computeIfAbsent(
                                new ServiceMonth(change.response().serviceId(), month),
                                key -> Cell.empty(Breakdown.ALL, codes.length))
                        .count(change.response(), codes, change.erased());
            }
        }
    }
}
