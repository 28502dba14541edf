package org.joinedup.publication;

import org.joinedup.kernel.InstrumentId;

import java.time.YearMonth;
import java.util.Optional;

/**
 * What editions hold figures of.
 *
 * @param code within its instrument
 * @param since the first month of which it was published; empty until then
 * @param note what to bear in mind when reading it
 */
public record Metric(
        String code,
        InstrumentId instrument,
        String definition,
        MetricKind kind,
        Optional<YearMonth> since,
        Optional<String> note) {}
