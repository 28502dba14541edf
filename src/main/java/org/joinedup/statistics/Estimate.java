package org.joinedup.statistics;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure, or the reason why there is none. No public function of this room returns NaN or an
 * infinite number.
 *
 * @param <T> what is known: a {@link Double}, an {@link Interval}, or a record of several numbers
 */
public sealed interface Estimate<T> permits Estimate.Known, Estimate.Undefined {

    /** A figure that could be computed. */
    record Known<T>(T value) implements Estimate<T> {
        public Known {
            Objects.requireNonNull(value);
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw new IllegalArgumentException("Not a finite number: " + number);
            }
        }
    }

    /** No figure, and why. */
    record Undefined<T>(Reason reason) implements Estimate<T> {
        public Undefined {
            Objects.requireNonNull(reason);
        }
    }

    static <T> Estimate<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Estimate<T> undefined(Reason reason) {
        return new Undefined<>(reason);
    }

    default boolean isKnown() {
        return this instanceof Known<T>;
    }

    /** The figure, or empty. */
    default Optional<T> toOptional() {
        return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** Why there is no figure, or empty. */
    default Optional<Reason> whyUndefined() {
        return this instanceof Undefined<T>(Reason reason) ? Optional.of(reason) : Optional.empty();
    }

    /**
     * @throws java.util.NoSuchElementException if there is no figure
     */
    default T get() {
        return toOptional().orElseThrow();
    }

    default <R> Estimate<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Known<T>(T value) -> new Known<>(function.apply(value));
            case Undefined<T>(Reason reason) -> new Undefined<>(reason);
        };
    }

    default <R> Estimate<R> flatMap(Function<? super T, Estimate<R>> function) {
        return switch (this) {
            case Known<T>(T value) -> function.apply(value);
            case Undefined<T>(Reason reason) -> new Undefined<>(reason);
        };
    }
}
