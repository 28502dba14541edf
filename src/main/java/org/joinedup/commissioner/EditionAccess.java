package org.joinedup.commissioner;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.access.Scope;
import org.joinedup.kernel.EditionId;
import org.joinedup.publication.Edition;
import org.joinedup.publication.EditionState;
import org.joinedup.publication.Editions;

import java.util.List;
import java.util.Optional;

/**
 * Which editions somebody may read: whoever decides about them all, whoever is signed in the
 * published ones, and everybody those if the administrator has opened them.
 */
@Singleton
class EditionAccess {
    private final Editions editions;
    private final boolean open;

    EditionAccess(Editions editions, @Value("${joinedup.editions-are-open:false}") boolean open) {
        this.editions = editions;
        this.open = open;
    }

    /** Whether anything may be read at all. */
    boolean mayRead(@Nullable Caller caller) {
        return open || caller != null;
    }

    boolean isOpen() {
        return open;
    }

    List<Edition> all(@Nullable Caller caller) {
        return editions.all(!decides(caller));
    }

    Optional<Edition> find(EditionId id, @Nullable Caller caller) {
        return editions.find(id).filter(edition -> isVisible(edition, caller));
    }

    private static boolean isVisible(Edition edition, @Nullable Caller caller) {
        return edition.state() == EditionState.PUBLISHED || decides(caller);
    }

    /** Whoever publishes or discards what is prepared looks at it before. */
    private static boolean decides(@Nullable Caller caller) {
        return caller != null
                && (caller.isAdministrator() || caller.scopes().contains(Scope.EDITIONS_PUBLISH));
    }
}
