package org.joinedup.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.jackson.JacksonDeserializationPreInstantiateCallback;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;

import java.util.Collection;

/**
 * Lets a body be read to its end before it is validated, but for the lengths of its lists: what is
 * wrong with each of a million pieces need not be known. The framework would do so with every piece
 * of it, and with all that are in that piece, and at last with the whole, which alone is needed:
 * then all faults are told at once, each by its whole path. A sending of 22 answers took a sixth of
 * its processor time so. Every body with bounds says {@code @Valid}; a test sees to it.
 */
@Singleton
@Replaces(JacksonDeserializationPreInstantiateCallback.class)
class ValidateWhole implements JacksonDeserializationPreInstantiateCallback {
    /** Of a list that is longer than it may be. */
    static final class TooMany extends IllegalArgumentException {
        private final String field;

        private TooMany(String field, int most) {
            super("size must not be above " + most);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    @Override
    public void preInstantiate(BeanIntrospection<?> type, Object... values) {
        Argument<?>[] arguments = type.getConstructorArguments();
        for (int i = 0; i < arguments.length; i++) {
            if (values[i] instanceof Collection<?> many) {
                int most =
                        arguments[i]
                                .getAnnotationMetadata()
                                .intValue(Size.class, "max")
                                .orElse(Integer.MAX_VALUE);
                if (many.size() > most) {
                    throw new TooMany(arguments[i].getName(), most);
                }
            }
        }
    }
}
