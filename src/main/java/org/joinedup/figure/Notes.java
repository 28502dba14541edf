package org.joinedup.figure;

import org.joinedup.questionnaire.Headline;
import org.joinedup.questionnaire.Instrument;

import java.util.List;

/** What must be said beside the figures, so that nobody reads more into them than they hold. */
public final class Notes {
    static final String SYNTHETIC =
            "Demonstration: synthetic responses; no figure says anything about a real service.";

    private Notes() {}

    public static List<String> of(Instrument instrument, boolean synthetic) {
        String minimum =
                "A person's score needs %d of %d answers (rule %s of this project; no published minimum was found)."
                        .formatted(
                                instrument.minimumAnswered(),
                                instrument.items().size(),
                                instrument.scoringRule());
        String period = "People are counted in the month in which they left the service.";
        return synthetic ? List.of(SYNTHETIC, minimum, period) : List.of(minimum, period);
    }

    static String ofScore(Instrument instrument) {
        return instrument.headline() == Headline.PERCENT_AGREE
                ? "Not validated: the statements have no published scale. Read the % agree of each"
                        + " statement."
                : null;
    }

    static String ofItem(String linkId) {
        return switch (linkId) {
            case "i-04", "i-05" -> "Asks two things at once.";
            case "i-06", "i-07" -> "Applies to few people.";
            default -> null;
        };
    }
}
