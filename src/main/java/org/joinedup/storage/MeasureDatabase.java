package org.joinedup.storage;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;

/** Whether the database answers, and how soon. */
@Factory
class MeasureDatabase {
    private static final String NAME = Measure.DATABASE_ANSWER;
    private static final int PATIENCE_SECONDS = 3;

    @Singleton
    @Named(NAME)
    Measure answer(Database database) {
        return new Measure(
                NAME,
                "How long the database took to give a sign of life, with the wait for a connection",
                () -> {
                    long start = System.nanoTime();
                    database.requireAnswer(PATIENCE_SECONDS);
                    return (System.nanoTime() - start) / 1_000_000;
                });
    }
}
