package org.joinedup.indicator;

import org.joinedup.kernel.Coded;
import org.joinedup.kernel.TypedId;
import org.joinedup.response.CountedResponse;

import java.util.Locale;
import java.util.Optional;

/** A way to divide the people of a service, instrument and month. */
public enum Breakdown implements Coded {
    /** Not divided: everyone is in the one category "". */
    ALL,
    RESPONDENT,
    MODE,
    LANGUAGE,
    /** By the id of the service handed over to; without those of whom none is recorded. */
    DESTINATION;

    Optional<String> categoryOf(CountedResponse response) {
        return switch (this) {
            case ALL -> Optional.of("");
            case RESPONDENT -> Optional.of(response.respondent().code());
            case MODE -> Optional.of(response.mode().code());
            case LANGUAGE -> Optional.of(response.language());
            case DESTINATION -> response.destinationServiceId().map(TypedId::toString);
        };
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
