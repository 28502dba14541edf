package org.joinedup.invitation;

import org.joinedup.kernel.Admission;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Somebody to invite, checked before.
 *
 * @param mode how they are reached first
 * @param formatNeeds their codes
 * @param hashes of {@link KnownPeople#hashes}
 */
public record NewPerson(
        ServiceId service,
        Optional<ServiceId> destination,
        LocalDate transitionDate,
        Mode mode,
        String language,
        List<String> formatNeeds,
        Optional<String> reference,
        Optional<Admission> admission,
        Contact contact,
        List<String> hashes) {
    @Override
    public String toString() {
        return "NewPerson";
    }
}
