package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Compare;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.GroupSummary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all services, to hold one of them against; nothing here may leave by itself. */
@Singleton
class ReadPeers {
    private final Services services;
    private final MoveInSteps steps;
    private final ShownFigures shown;
    private final FindSubject find;

    ReadPeers(Services services, MoveInSteps steps, ShownFigures shown, FindSubject find) {
        this.services = services;
        this.steps = steps;
        this.shown = shown;
        this.find = find;
    }

    /** Every service, whether or not somebody is shown, and whether this caller may see it. */
    List<Compare.Peer> read(Caller caller, Instrument instrument, Period period, Granularity by) {
        Set<ServiceId> everyone = services.ids();
        steps.settle(everyone, instrument, period);
        Map<ServiceId, Counts> people = new HashMap<>();
        for (ShownMonth month : shown.read(everyone, instrument, period, List.of(Breakdown.ALL))) {
            month.tiers()
                    .forEach(
                            (tier, counts) -> {
                                if (by.shows(tier)) {
                                    people.computeIfAbsent(
                                                    month.service(),
                                                    id -> new Counts(instrument.items().size()))
                                            .merge(counts);
                                }
                            });
        }
        Set<ServiceId> visible = find.visible(caller);
        List<Compare.Peer> peers = new ArrayList<>();
        for (ServiceId service : everyone) {
            GroupSummary whole =
                    people.getOrDefault(service, new Counts(instrument.items().size())).whole();
            peers.add(
                    Compare.Peer.of(
                            service,
                            !visible.contains(service),
                            instrument,
                            whole.items(),
                            whole.scores()));
        }
        return peers;
    }

    /** People of all services by stratum. */
    Map<String, Long> strata(Instrument instrument, Period period, Granularity by) {
        return shown.people(services.ids(), instrument.id(), period, by, Breakdown.STRATUM);
    }
}
