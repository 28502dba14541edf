package org.joinedup.publication;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.publication.ShownFigures.Head;
import org.joinedup.publication.ShownFigures.ServiceYear;

import java.util.List;

/** Stores what is shown of a service's year, unless somebody else moved it meanwhile. */
@Singleton
class StoreMove {
    private final ShownFigures shown;

    StoreMove(ShownFigures shown) {
        this.shown = shown;
    }

    @Transactional
    void store(
            ServiceYear of,
            InstrumentId instrument,
            Head head,
            boolean closed,
            List<ShownMonth> months) {
        if (shown.takeTurn(of, instrument, head, closed)) {
            shown.replace(of, instrument, months);
        }
    }
}
