package org.joinedup.indicator;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** Lets a test see the figures and the responses of the same moment. */
@Singleton
class Snapshot {
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void during(Runnable act) {
        act.run();
    }
}
