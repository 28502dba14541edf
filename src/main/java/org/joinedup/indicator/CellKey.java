package org.joinedup.indicator;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.ServiceId;

import java.time.YearMonth;

/**
 * What one summary is of.
 *
 * @param month in which the people left the service
 */
record CellKey(
        ServiceId service,
        InstrumentId instrument,
        Breakdown breakdown,
        YearMonth month,
        String category) {}
