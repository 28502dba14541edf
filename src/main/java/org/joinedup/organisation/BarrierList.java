package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.organisation.ReferenceLists.Barrier;

import java.util.List;

/** What keeps care from being joined up and who may act on it, for other rooms to read. */
@Singleton
public class BarrierList {
    private final StoredReferenceLists lists;

    BarrierList(StoredReferenceLists lists) {
        this.lists = lists;
    }

    public List<Barrier> all() {
        return lists.barriers();
    }
}
