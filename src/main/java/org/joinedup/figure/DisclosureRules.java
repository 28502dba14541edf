package org.joinedup.figure;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;

import org.joinedup.kernel.Period;

import java.time.LocalDate;

/**
 * The numbers that decide what is shown; printed with every output.
 *
 * @param minimumPeople fewer people than this: nothing is shown
 * @param reliablePeople fewer than this: marked {@code [u]} to a provider, not shown to others
 * @param smallestCount published counts from 1 up to below this are not shown
 * @param roundTo other published counts are rounded to a multiple of this
 * @param step a figure moves only when this many people have come since it last moved
 * @param settledAfterDays days after the end of a month from which only few answers are awaited; a
 *     quarter's breakdowns are fixed then
 * @param fewestOtherServices services are held against the others only if those are so many
 */
@Introspected
@ConfigurationProperties("joinedup.disclosure")
public record DisclosureRules(
        @Bindable(defaultValue = "10") int minimumPeople,
        @Bindable(defaultValue = "30") int reliablePeople,
        @Bindable(defaultValue = "8") int smallestCount,
        @Bindable(defaultValue = "5") int roundTo,
        @Bindable(defaultValue = "10") int step,
        @Bindable(defaultValue = "56") int settledAfterDays,
        @Bindable(defaultValue = "3") int fewestOtherServices) {
    @ConfigurationInject
    public DisclosureRules {
        if (minimumPeople < 1
                || reliablePeople < minimumPeople
                || smallestCount < 1
                || roundTo < 1
                || step < 1
                || settledAfterDays < 0
                || fewestOtherServices < 1) {
            throw new IllegalArgumentException(
                    "joinedup.disclosure.*: numbers that contradict each other");
        }
    }

    public int fewestShownTo(Audience audience) {
        return switch (audience) {
            case PROVIDER -> minimumPeople;
            case COMMISSIONER -> reliablePeople;
        };
    }

    /** Fewest people that enter the figures together. */
    public int batch() {
        return Math.max(step, minimumPeople);
    }

    /** The last day on which answers of the period are still awaited. */
    public LocalDate settledOn(Period period) {
        return period.lastDay().plusDays(settledAfterDays);
    }

    public boolean isSettled(Period period, LocalDate today) {
        return today.isAfter(settledOn(period));
    }

    boolean isSmall(long count) {
        return count > 0 && count < smallestCount;
    }

    public long rounded(long count) {
        return Math.round((double) count / roundTo) * roundTo;
    }
}
