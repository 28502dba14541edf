package org.joinedup.organisation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/**
 * Brings the lists that ship with the product into the database. Doing it again changes nothing;
 * what was added by others stays.
 */
@Singleton
public class LoadReferenceLists {
    private final StoredReferenceLists lists;
    private final StoredProgrammes programmes;

    LoadReferenceLists(StoredReferenceLists lists, StoredProgrammes programmes) {
        this.lists = lists;
        this.programmes = programmes;
    }

    @Transactional
    public void load(ReferenceLists shipped) {
        lists.store(shipped);
        shipped.programmes().forEach(programmes::store);
    }
}
