package org.joinedup.kernel;

import java.util.function.LongSupplier;

/**
 * A number that operators watch. Its room says how it is read; that it is read now and then, and
 * shown, is for others.
 *
 * @param name as metrics have it, with dots, and its unit at the end
 * @param description for who reads the metrics
 * @param read asks the database; at any time, by any node
 */
public record Measure(String name, String description, LongSupplier read) {
    public static final String FOLDING_LAG = "joinedup.folding.lag.seconds";
    public static final String DATABASE_ANSWER = "joinedup.database.answer.milliseconds";
}
