package org.joinedup.web;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;

/** How many were told to come back, which no measure of answered requests counts. */
@Factory
class MeasureRefusals {
    private static final String NAME = "joinedup.refused.requests";

    @Singleton
    @Named(NAME)
    Measure refusals(Capacity capacity) {
        return new Measure(
                NAME, "Requests sent away since the start: too many at once", capacity::refusals);
    }
}
