package org.joinedup.fieldwork;

import org.joinedup.invitation.Contact;
import org.joinedup.kernel.Admission;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.Sex;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Somebody on a list. Age and sex are for leaving out and for drawing, and are stored nowhere.
 *
 * @param line of the file
 * @param hashes by which the person is known again
 */
record ListedPerson(
        int line,
        String serviceCode,
        ServiceId service,
        Optional<ServiceId> destination,
        LocalDate transitionDate,
        String language,
        List<String> formatNeeds,
        Contact contact,
        Optional<String> reference,
        Optional<AgeBand> ageBand,
        Optional<Sex> sex,
        Optional<Admission> route,
        List<String> hashes) {
    @Override
    public String toString() {
        return "line " + line;
    }
}
