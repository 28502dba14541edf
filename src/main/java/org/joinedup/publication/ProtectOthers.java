package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.kernel.Period;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells a live figure of a group only where its reader is told the same of each of its services: as
 * their sum it tells nothing new, whatever else the reader sees, before or after. The other groups
 * are told in editions, which are planned.
 */
@Singleton
class ProtectOthers {
    static final String IN_EDITIONS = "; its figures are told in editions";

    private static final String OF_OTHERS =
            "has services whose own figures you may not see" + IN_EDITIONS;

    private static final String OF_FEW =
            "has services of too few people to be told by themselves" + IN_EDITIONS;

    private final FindSubject find;
    private final GatherIndicators gather;

    ProtectOthers(FindSubject find, GatherIndicators gather) {
        this.find = find;
        this.gather = gather;
    }

    /**
     * Of a single service nothing is refused here, nor of a group to those who run all of it.
     *
     * @param of those that the figures are made from, so that nobody comes in between
     * @return why nothing may be shown of them in a month, quarter or year
     */
    Function<Period, Optional<String>> refusals(Caller caller, ShownPeople of) {
        Subject subject = of.subject();
        if (subject.isService() || find.audience(caller, subject) == Audience.PROVIDER) {
            return period -> Optional.empty();
        }
        if (!find.visible(caller).containsAll(subject.serviceIds())) {
            return period -> Optional.of(OF_OTHERS);
        }
        List<Predicate<Period>> services =
                of.byService(each -> find.audience(caller, each)).values().stream()
                        .map(gather::areTold)
                        .toList();
        return period ->
                services.stream().allMatch(service -> service.test(period))
                        ? Optional.empty()
                        : Optional.of(OF_FEW);
    }
}
