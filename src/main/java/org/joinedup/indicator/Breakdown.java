package org.joinedup.indicator;

import org.joinedup.kernel.AboutYou;
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
    DESTINATION,
    AGE_BAND,
    SEX,
    ETHNIC_GROUP,
    /** By the quintile of deprivation, 1 the most deprived. */
    DEPRIVATION,
    /**
     * By age band, sex, and planned or unplanned; without those of whom one of the three is not
     * known. For the adjustment of scores for case mix, never for showing: it is too fine.
     */
    STRATUM;

    Optional<String> categoryOf(CountedResponse response) {
        return switch (this) {
            case ALL -> Optional.of("");
            case RESPONDENT -> Optional.of(response.respondent().code());
            case MODE -> Optional.of(response.mode().code());
            case LANGUAGE -> Optional.of(response.language());
            case DESTINATION -> response.destinationServiceId().map(TypedId::toString);
            case AGE_BAND -> response.about().ageBand().map(Coded::code);
            case SEX -> response.about().sex().map(Coded::code);
            case ETHNIC_GROUP -> response.about().ethnicGroup().map(Coded::code);
            case DEPRIVATION -> response.about().deprivation().map(Coded::code);
            case STRATUM -> stratum(response.about());
        };
    }

    private static Optional<String> stratum(AboutYou about) {
        if (about.ageBand().isEmpty() || about.sex().isEmpty() || about.admission().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                about.ageBand().get().code()
                        + "/"
                        + about.sex().get().code()
                        + "/"
                        + about.admission().get().code());
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
