package org.joinedup.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service's score as if its people were those of the nation: each counts as the national share of
 * their stratum over the service's own. A stratum is an age band, sex, and planned or unplanned.
 * Always shown beside the unadjusted score.
 *
 * @param adjusted weighted
 * @param unadjusted everyone counting the same, also those of a stratum that the nation does not
 *     have
 * @param notRepresented national share of the strata that nobody here belongs to, 0..1; the
 *     adjustment knows nothing of them
 * @param capped people whose weight was held at the cap
 */
public record CaseMix(
        WeightedMean adjusted, MeanFigure unadjusted, double notRepresented, long capped) {

    /** Nobody speaks for more than five. */
    public static final double CAP = 5;

    /**
     * @param service scores 0-100 by stratum
     * @param national people (or shares) by stratum, 0 or more
     * @param cap largest weight, above 0
     * @return undefined without people (NO_DATA) or without a stratum in common (NO_OVERLAP)
     */
    public static Estimate<CaseMix> of(
            Map<String, Sample> service,
            Map<String, ? extends Number> national,
            double cap,
            double level) {
        if (!(cap > 0)) {
            throw new IllegalArgumentException("Not a cap: " + cap);
        }
        // One order of the strata, so that rounding is always the same.
        SortedMap<String, Sample> strata = new TreeMap<>(service);
        strata.values().removeIf(stratum -> stratum.n() == 0);
        if (strata.isEmpty()) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        Sample everyone = Sample.union(strata.values());
        double nation =
                new TreeMap<>(national).values().stream().mapToDouble(Number::doubleValue).sum();
        List<WeightedMean.Weighted> weighted = new ArrayList<>();
        double represented = 0;
        long capped = 0;
        for (Map.Entry<String, Sample> stratum : strata.entrySet()) {
            double share = nation > 0 ? share(national.get(stratum.getKey()), nation) : 0;
            double weight = share * everyone.n() / stratum.getValue().n();
            represented += share;
            capped += weight > cap ? stratum.getValue().n() : 0;
            weighted.add(new WeightedMean.Weighted(stratum.getValue(), Math.min(cap, weight)));
        }
        return adjusted(weighted, everyone, Math.clamp(1 - represented, 0, 1), capped, level);
    }

    private static double share(Number people, double nation) {
        return people == null ? 0 : people.doubleValue() / nation;
    }

    private static Estimate<CaseMix> adjusted(
            List<WeightedMean.Weighted> weighted,
            Sample everyone,
            double notRepresented,
            long capped,
            double level) {
        Estimate<WeightedMean> mean = WeightedMean.of(weighted, level);
        MeanFigure unadjusted = BoundedMean.onScale(everyone, level).get();
        return mean.isKnown()
                ? mean.map(adjusted -> new CaseMix(adjusted, unadjusted, notRepresented, capped))
                : Estimate.undefined(Reason.NO_OVERLAP);
    }
}
