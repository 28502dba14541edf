package org.joinedup.commissioner;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Granularity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A period of which many answers may still come.
 *
 * @param settledFrom the first day on which it is settled
 */
public record Unsettled(Period period, LocalDate settledFrom) {

    /** On a day; empty of a period that is settled. */
    static Optional<Unsettled> on(LocalDate day, Period period, DisclosureRules rules) {
        return rules.isSettled(period, day)
                ? Optional.empty()
                : Optional.of(new Unsettled(period, rules.settledOn(period).plusDays(1)));
    }

    /** The key of the words for what is missing until then. */
    public String missing() {
        // Months have no breakdowns at any time.
        return Granularity.ofOne(period).equals(Optional.of(Granularity.MONTH))
                ? "staff.edition.unsettled.late"
                : "staff.edition.unsettled.breakdowns";
    }
}
