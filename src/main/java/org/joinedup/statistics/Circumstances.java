package org.joinedup.statistics;

import java.util.stream.IntStream;

/**
 * How a questionnaire was answered. Any part may be null: not recorded.
 *
 * @param mode of the answer: online, paper, telephone
 * @param respondent the person, the person with help, someone for them
 * @param language a language tag
 * @param daysSinceTransition whole days from the transition to the answer
 */
public record Circumstances(
        String mode, String respondent, String language, Integer daysSinceTransition) {

    public static final Circumstances NOT_RECORDED = new Circumstances(null, null, null, null);

    /** The usual numbers of days in digits, made once rather than for every response. */
    private static final String[] DAYS =
            IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);

    /** The key of {@link GroupSummary#daysSinceTransition()}; null if not recorded. */
    String days() {
        Integer days = daysSinceTransition;
        if (days == null) {
            return null;
        }
        return days >= 0 && days < DAYS.length ? DAYS[days] : days.toString();
    }
}
