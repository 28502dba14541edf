package org.joinedup.indicator;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.TypedId;
import org.joinedup.response.CountedResponse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to divide the people of a service, instrument and month. */
public enum Breakdown implements Coded {
    /** Not divided: everyone is in the one category "". */
    ALL,
    RESPONDENT,
    MODE,
    LANGUAGE,
    /** By the id of the service handed over to; without those of whom none is recorded. */
    DESTINATION,
    /**
     * Of those alone who said age band, sex and ethnic group, as the next two: so that all three
     * divide the same people, and their sums do not differ by the few who left one question out.
     */
    AGE_BAND,
    SEX,
    ETHNIC_GROUP,
    /** By the quintile of deprivation, 1 the most deprived. */
    DEPRIVATION,
    /**
     * By age band, sex, and planned or unplanned; without those of whom one of the three is not
     * known. For the adjustment of scores for case mix, never for showing: it is too fine.
     */
    STRATUM,
    /**
     * By what is known of the person: the codes of {@link #restsOn}, in one order. For keeping back
     * what would give away the few of whom something is known and another thing is not; never for
     * showing.
     */
    KNOWN;

    private static final String ABOUT = "about";
    private static final List<Breakdown> RESTING =
            List.of(AGE_BAND, DEPRIVATION, DESTINATION, STRATUM);

    /** What must be known of a person to be in a category; nothing where everyone is in one. */
    public Optional<String> restsOn() {
        return switch (this) {
            case AGE_BAND, SEX, ETHNIC_GROUP -> Optional.of(ABOUT);
            case DEPRIVATION, DESTINATION, STRATUM -> Optional.of(code());
            case ALL, RESPONDENT, MODE, LANGUAGE, KNOWN -> Optional.empty();
        };
    }

    Optional<String> categoryOf(CountedResponse response) {
        return switch (this) {
            case ALL -> Optional.of("");
            case RESPONDENT -> Optional.of(response.respondent().code());
            case MODE -> Optional.of(response.mode().code());
            case LANGUAGE -> Optional.of(response.language());
            case DESTINATION -> response.destinationServiceId().map(TypedId::toString);
            case AGE_BAND -> said(response.about(), response.about().ageBand());
            case SEX -> said(response.about(), response.about().sex());
            case ETHNIC_GROUP -> said(response.about(), response.about().ethnicGroup());
            case DEPRIVATION -> response.about().deprivation().map(Coded::code);
            case STRATUM -> stratum(response.about());
            case KNOWN ->
                    Optional.of(
                            RESTING.stream()
                                    .filter(each -> each.categoryOf(response).isPresent())
                                    .map(each -> each.restsOn().orElseThrow())
                                    .collect(Collectors.joining("+")));
        };
    }

    private static Optional<String> said(AboutYou about, Optional<? extends Coded> answer) {
        boolean all =
                about.ageBand().isPresent()
                        && about.sex().isPresent()
                        && about.ethnicGroup().isPresent();
        return all ? answer.map(Coded::code) : Optional.empty();
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
