package org.joinedup.questionnaire;

import org.joinedup.kernel.InstrumentId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The released instruments, for reading. */
public interface Instruments {
    /** All versions, in English, ordered by code and version. */
    List<Instrument> all();

    Optional<Instrument> find(InstrumentId id);

    /** The version in the words of a language; empty when that translation was not released. */
    Optional<Instrument> find(InstrumentId id, String language);

    /** English, and the languages in which at least one is released. */
    List<String> languages();

    /** The languages in which every one of them is released. */
    List<String> languages(Collection<InstrumentId> ids);

    Optional<Permission> permission(InstrumentId id);
}
