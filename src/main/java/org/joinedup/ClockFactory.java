package org.joinedup;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.ZoneId;

/** The clock that rooms ask for the time, in the zone in which days and months are counted. */
@Factory
class ClockFactory {
    @Singleton
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/London"));
    }
}
