package org.joinedup.dashboard;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.HandoverResult;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Service;
import org.joinedup.publication.ShowHandovers;
import org.joinedup.publication.ShowIndicators.Question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the handovers from all services of a provider or programme that a reader sees. */
@Singleton
class ReadPairs {
    /** Those whose people answer for several services at once. */
    private static final Set<GroupKind> KINDS = EnumSet.of(GroupKind.PROVIDER, GroupKind.PROGRAMME);

    private static final Comparator<Pair> WEAKEST_FIRST =
            Comparator.comparing(
                            (Pair pair) -> pair.to().mean().value(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Pair::from)
                    .thenComparing(pair -> pair.to().destination().name());

    private final ShowHandovers handovers;

    ReadPairs(ShowHandovers handovers) {
        this.handovers = handovers;
    }

    /**
     * @return the weakest first, those kept back at the end
     */
    List<Pair> read(Caller caller, Group group, Question question) {
        List<Pair> pairs = new ArrayList<>();
        if (KINDS.contains(group.kind())) {
            Map<ServiceId, HandoverResult> shown = handovers.of(caller, group.services(), question);
            for (Service service : group.services()) {
                if (shown.containsKey(service.id())) {
                    shown.get(service.id()).handovers().stream()
                            .map(to -> new Pair(service.name(), "/services/" + service.id(), to))
                            .forEach(pairs::add);
                }
            }
        }
        return pairs.stream().sorted(WEAKEST_FIRST).toList();
    }
}
