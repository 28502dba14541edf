package org.joinedup.statistics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many questionnaires will have come back in the end, from how fast those of people who were
 * asked earlier came.
 *
 * <p>The share of people who complete on each day after they were asked, of those who had not yet,
 * is a life table: Kaplan and Meier (1958), J Am Stat Assoc 53:457, so that people who were asked
 * at different times, and who left the survey, count for as long as they were watched. Whoever has
 * not answered after so many days completes with 1 − S(last day) / S(days passed). The variance is
 * that of the future answers, binomial, and that of the curve: Greenwood (1926), Reports on Public
 * Health and Medical Subjects 33. That of the curve is taken as common to all people, which makes
 * the interval rather too wide.
 *
 * @param completed so far
 * @param expected at the end, those so far included
 * @param interval about the expected, never below those so far, nor above all who may still answer
 */
public record CompletionForecast(long completed, double expected, Interval interval) {
    /** Fewest people on each day of the curve. This project's rule. */
    public static final int FEWEST_AT_RISK = 30;

    /**
     * People who were asked and watched.
     *
     * @param days whole days that they were watched without an answer; of the completed the day of
     *     the answer, 0 that on which they were asked
     */
    public record Watched(int days, boolean completed, long people) {}

    /**
     * People who may still answer; they are among the watched, too.
     *
     * @param passed whole days since they were asked
     * @param last day on which they may answer
     */
    public record Waiting(int passed, int last, long people) {}

    /**
     * @return undefined with nobody to compute from (NO_DATA), and where on some day that is still
     *     to come for somebody fewer people than are needed have been watched (TOO_FEW)
     */
    public static Estimate<CompletionForecast> of(
            long completed, List<Watched> watched, List<Waiting> waiting, double level) {
        Interval.requireLevel(level);
        if (watched.isEmpty()) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        SortedMap<Integer, Day> curve = curve(watched);
        double expected = completed;
        double ofAnswers = 0;
        double ofCurve = 0;
        long open = 0;
        for (Waiting group : waiting) {
            double staying = 1;
            double greenwood = 0;
            for (int day = group.passed(); day <= group.last(); day++) {
                Day known = curve.getOrDefault(day, Day.UNKNOWN);
                if (known.atRisk() < FEWEST_AT_RISK) {
                    return Estimate.undefined(Reason.TOO_FEW);
                }
                staying *= 1 - known.hazard();
                greenwood += known.greenwood();
            }
            open += group.people();
            expected += group.people() * (1 - staying);
            ofAnswers += group.people() * staying * (1 - staying);
            ofCurve += group.people() * staying * Math.sqrt(greenwood);
        }
        double margin =
                Distributions.twoSidedNormal(level) * Math.sqrt(ofAnswers + ofCurve * ofCurve);
        return Estimate.known(
                new CompletionForecast(
                        completed,
                        expected,
                        new Interval(
                                Math.max(completed, expected - margin),
                                Math.min((double) completed + open, expected + margin),
                                level,
                                Method.NORMAL)));
    }

    /** One day of the curve. */
    private record Day(long atRisk, long completed) {
        static final Day UNKNOWN = new Day(0, 0);

        double hazard() {
            return (double) completed / atRisk;
        }

        /** Nothing where everybody has answered: then nobody stays. */
        double greenwood() {
            return atRisk == completed
                    ? 0
                    : (double) completed / ((double) atRisk * (atRisk - completed));
        }
    }

    private static SortedMap<Integer, Day> curve(List<Watched> watched) {
        int longest = watched.stream().mapToInt(Watched::days).max().orElse(0);
        SortedMap<Integer, Day> curve = new TreeMap<>();
        for (int i = 0; i <= longest; i++) {
            int day = i;
            long atRisk =
                    watched.stream()
                            .filter(of -> of.days() > day || (of.completed() && of.days() == day))
                            .mapToLong(Watched::people)
                            .sum();
            long completed =
                    watched.stream()
                            .filter(of -> of.completed() && of.days() == day)
                            .mapToLong(Watched::people)
                            .sum();
            curve.put(day, new Day(atRisk, completed));
        }
        return curve;
    }
}
