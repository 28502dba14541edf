package org.joinedup.indicator;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.response.Responses;
import org.joinedup.response.Responses.Change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves responses from the tail into the summaries: each out of the one and into the other in one
 * transaction, so that it is always in exactly one of them. Any number of nodes may do it at once.
 */
@Singleton
class FoldResponses {
    /** So few that the summaries they touch are tens of megabytes, however they are spread. */
    static final int MOST = 1_000;

    private final Responses responses;
    private final StoredSummaries summaries;

    FoldResponses(Responses responses, StoredSummaries summaries) {
        this.responses = responses;
        this.summaries = summaries;
    }

    /**
     * @return how many were folded; fewer than asked for when no more are there for the taking
     */
    @Transactional
    int fold(int most) {
        if (!summaries.tryShare()) {
            return 0;
        }
        List<Change> changes = new ArrayList<>();
        responses.take(most, changes::add);
        if (!changes.isEmpty()) {
            count(changes);
        }
        return changes.size();
    }

    /** What is erased was folded before: had it been in the tail, it would have left it. */
    private void count(List<Change> changes) {
        summaries.lock(
                changes.stream()
                        .map(change -> change.response().serviceId())
                        .collect(Collectors.toSet()));
        Set<CellKey> keys = new HashSet<>();
        for (Change change : changes) {
            keys.addAll(Counting.keys(change.response()));
        }
        Counting counting = new Counting(summaries.cells(keys));
        changes.forEach(change -> counting.count(change.response(), change.erased()));
        summaries.write(counting.cells());
    }
}
