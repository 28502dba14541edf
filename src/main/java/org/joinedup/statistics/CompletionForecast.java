package org.joinedup.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

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
 * <p>Greenwood's is nothing where nobody completed, however few were watched. So the interval
 * reaches at least as far as with the limits of {@link Proportion#wilson} for the share who
 * complete, combined with the variance of the answers at that limit: Zou and Donner (2008), Stat
 * Med 27:1693. They are those of as many people as the last day tells of: Dorey and Korn (1987),
 * Stat Med 6:679.
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
    public record Waiting(int passed, int last, long people) {
        /**
         * @throws IllegalArgumentException where no day is left
         */
        public Waiting {
            if (passed > last) {
                throw new IllegalArgumentException("No day from " + passed + " to " + last);
            }
        }
    }

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
        double z = Distributions.twoSidedNormal(level);
        SortedMap<Integer, Day> curve = curve(watched);
        List<Outlook> outlooks = new ArrayList<>();
        for (Waiting group : waiting) {
            Optional<Outlook> outlook = outlook(group, curve, z);
            if (outlook.isEmpty()) {
                return Estimate.undefined(Reason.TOO_FEW);
            }
            outlooks.add(outlook.get());
        }
        double expected = completed + sum(outlooks, of -> of.people() * of.share());
        double all = completed + sum(outlooks, Outlook::people);
        return Estimate.known(
                new CompletionForecast(
                        completed,
                        expected,
                        new Interval(
                                Math.max(completed, expected - margin(outlooks, Outlook::lower, z)),
                                Math.min(all, expected + margin(outlooks, Outlook::upper, z)),
                                level,
                                Method.NORMAL)));
    }

    /**
     * What is to come from people who wait.
     *
     * @param share who complete, with its standard error and its limits
     */
    private record Outlook(long people, double share, double error, double lower, double upper) {}

    /** Nothing where too few were watched. */
    private static Optional<Outlook> outlook(
            Waiting group, SortedMap<Integer, Day> curve, double z) {
        double staying = 1;
        double greenwood = 0;
        double toldOf = 0;
        for (int day = group.passed(); day <= group.last(); day++) {
            Day known = curve.getOrDefault(day, Day.UNKNOWN);
            if (known.atRisk() < FEWEST_AT_RISK) {
                return Optional.empty();
            }
            // As many as there were at first, had nobody left the survey.
            toldOf = known.atRisk() / staying;
            staying *= 1 - known.hazard();
            greenwood += known.greenwood();
        }
        double share = 1 - staying;
        double centre = 2 * toldOf * share + z * z;
        double margin = z * Math.sqrt(z * z + 4 * toldOf * share * staying);
        double denominator = 2 * (toldOf + z * z);
        return Optional.of(
                new Outlook(
                        group.people(),
                        share,
                        staying * Math.sqrt(greenwood),
                        Math.max(0, (centre - margin) / denominator),
                        Math.min(1, (centre + margin) / denominator)));
    }

    /** The larger of that by Greenwood's variance and that by the limits on one side. */
    private static double margin(
            List<Outlook> outlooks, ToDoubleFunction<Outlook> limit, double z) {
        return Math.max(
                Math.hypot(
                        z * ofAnswers(outlooks, Outlook::share),
                        z * sum(outlooks, of -> of.people() * of.error())),
                Math.hypot(
                        z * ofAnswers(outlooks, limit),
                        sum(
                                outlooks,
                                of ->
                                        of.people()
                                                * Math.abs(limit.applyAsDouble(of) - of.share()))));
    }

    /** Binomial standard error where each group completes with this share. */
    private static double ofAnswers(List<Outlook> outlooks, ToDoubleFunction<Outlook> share) {
        return Math.sqrt(
                sum(
                        outlooks,
                        of ->
                                of.people()
                                        * share.applyAsDouble(of)
                                        * (1 - share.applyAsDouble(of))));
    }

    private static double sum(List<Outlook> outlooks, ToDoubleFunction<Outlook> what) {
        return outlooks.stream().mapToDouble(what).sum();
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
