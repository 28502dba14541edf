package org.joinedup.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A programme that services take part in, with its sites as they were announced. */
public record Programme(
        String code, String name, Optional<LocalDate> announcedOn, List<Site> sites) {

    /** A place or partnership; it need not have a service that is surveyed here. */
    public record Site(String code, String name, Optional<String> details) {}
}
