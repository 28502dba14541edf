package org.joinedup.publication;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.TargetId;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What a commissioner wants a figure to reach in the services that it commissions. No cut-off: the
 * instruments have none.
 *
 * @param code of the service or group
 * @param instrument code, for all its versions
 * @param item whose share of agreement is meant; empty for the mean score
 * @param value 0 to 100, in points or percent
 * @param to last month; empty while it holds until a later target takes its place
 */
public record Target(
        TargetId id,
        OrganisationId commissioner,
        TargetKind kind,
        String code,
        String instrument,
        Optional<String> item,
        BigDecimal value,
        YearMonth from,
        Optional<YearMonth> to) {

    boolean isSameAs(Target other) {
        return other.value.compareTo(value) == 0 && other.withValueOf(this).equals(this);
    }

    private Target withValueOf(Target other) {
        return new Target(
                other.id, commissioner, kind, code, instrument, item, other.value, from, to);
    }
}
