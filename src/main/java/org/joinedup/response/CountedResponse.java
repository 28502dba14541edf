package org.joinedup.response;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What of a response is counted.
 *
 * @param answers one code per item, in the order of the instrument
 */
public record CountedResponse(
        ServiceId serviceId,
        Optional<ServiceId> destinationServiceId,
        LocalDate transitionDate,
        LocalDate answeredOn,
        Mode mode,
        String language,
        Respondent respondent,
        AboutYou about,
        boolean synthetic,
        Map<InstrumentId, byte[]> answers) {
    @Override
    public String toString() {
        return "CountedResponse[" + serviceId + "]";
    }
}
