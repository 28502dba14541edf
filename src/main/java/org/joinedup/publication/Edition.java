package org.joinedup.publication;

import org.joinedup.kernel.EditionId;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A release of figures of one instrument and period.
 *
 * @param number in the order of publication; of a published one
 * @param corrects the edition that it replaces
 * @param change what is different from the one that it replaces
 * @param rules of disclosure that were in force
 * @param basis number of the last edition that was published when this was prepared
 * @param asOf when the people were counted
 * @param checksum SHA-256 of its lines as CSV, in hexadecimal digits
 * @param decidedBy who published or discarded it
 */
public record Edition(
        EditionId id,
        Optional<Integer> number,
        InstrumentId instrument,
        Granularity by,
        Period period,
        EditionState state,
        Optional<EditionId> corrects,
        Optional<String> change,
        List<String> notes,
        String rules,
        boolean synthetic,
        int basis,
        Instant asOf,
        String checksum,
        String preparedBy,
        Instant preparedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {
    Edition withChecksum(String sum) {
        return new Edition(
                id,
                number,
                instrument,
                by,
                period,
                state,
                corrects,
                change,
                notes,
                rules,
                synthetic,
                basis,
                asOf,
                sum,
                preparedBy,
                preparedAt,
                decidedBy,
                decidedAt);
    }
}
