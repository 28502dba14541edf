package org.joinedup.publication;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The numbers that decide what is shown; printed with every output.
 *
 * @param minimumPeople fewer people than this: nothing is shown
 * @param reliablePeople fewer than this: marked {@code [u]} to a provider, not shown to others
 * @param smallestCount published counts from 1 up to below this are not shown
 * @param roundTo other published counts are rounded to a multiple of this
 * @param step a figure moves only when this many people have come since it last moved
 */
@Introspected
@ConfigurationProperties("joinedup.disclosure")
public record DisclosureRules(
        @Bindable(defaultValue = "10") int minimumPeople,
        @Bindable(defaultValue = "30") int reliablePeople,
        @Bindable(defaultValue = "8") int smallestCount,
        @Bindable(defaultValue = "5") int roundTo,
        @Bindable(defaultValue = "10") int step) {
    @ConfigurationInject
    public DisclosureRules {
        if (minimumPeople < 1
                || reliablePeople < minimumPeople
                || smallestCount < 1
                || roundTo < 1
                || step < 1) {
            throw new IllegalArgumentException(
                    "joinedup.disclosure.*: numbers that contradict each other");
        }
    }

    int fewestShownTo(Audience audience) {
        return switch (audience) {
            case PROVIDER -> minimumPeople;
            case COMMISSIONER -> reliablePeople;
        };
    }

    boolean isSmall(long count) {
        return count > 0 && count < smallestCount;
    }

    long rounded(long count) {
        return Math.round((double) count / roundTo) * roundTo;
    }
}
