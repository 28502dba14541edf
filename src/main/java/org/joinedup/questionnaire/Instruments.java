package org.joinedup.questionnaire;

import org.joinedup.kernel.InstrumentId;

import java.util.List;
import java.util.Optional;

/** The released instruments, for reading. */
public interface Instruments {
    /** All versions, in English, ordered by code and version. */
    List<Instrument> all();

    Optional<Instrument> find(InstrumentId id);

    /** The version in the words of a language; empty when that translation was not released. */
    Optional<Instrument> find(InstrumentId id, String language);

    Optional<Permission> permission(InstrumentId id);
}
