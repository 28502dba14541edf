package org.joinedup.publication;

import org.joinedup.figure.DescribeChanges.Change;
import org.joinedup.kernel.ServiceId;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The services' published mean scores in two periods.
 *
 * @param changes of those that are published in both
 */
record PublishedChanges(Edition before, Edition after, Map<ServiceId, Change> changes) {
    List<Change> of(Collection<ServiceId> services) {
        return services.stream().map(changes::get).filter(Objects::nonNull).toList();
    }

    List<Change> ofOthersThan(Collection<ServiceId> services) {
        return changes.entrySet().stream()
                .filter(each -> !services.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
