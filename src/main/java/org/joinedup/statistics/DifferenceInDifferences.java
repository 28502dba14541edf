package org.joinedup.statistics;

import java.util.List;

/**
 * What changed where something was done, beyond what changed elsewhere: (T2 − T1) − (C2 − C1), with
 * standard errors clustered by service: Liang and Zeger (1986), Biometrika 73:13, factor G/(G − 1)
 * · (N − 1)/(N − 4), t with G − 1 degrees of freedom.
 *
 * <p>The same as least squares of the score on treated, after and their product.
 *
 * @param effect in points of 0-100
 */
public record DifferenceInDifferences(
        double effect,
        double standardError,
        Interval interval,
        int treatedServices,
        int comparisonServices,
        long people) {

    /** One service's people before and after; either may be empty. */
    public record Service(String name, boolean treated, Sample before, Sample after) {}

    /** A standard error below this is rounding. */
    private static final double NO_SPREAD = 1e-9;

    /**
     * @return undefined (TOO_FEW) unless both arms have people before and after in at least two
     *     services; one service's error cannot be told from its effect. NO_VARIATION if every
     *     service follows its arm exactly.
     */
    public static Estimate<DifferenceInDifferences> of(List<Service> services, double level) {
        Interval.requireLevel(level);
        List<Service> treated = arm(services, true);
        List<Service> comparison = arm(services, false);
        Means treatment = Means.of(treated);
        Means control = Means.of(comparison);
        long people = treatment.people() + control.people();
        if (treated.size() < 2
                || comparison.size() < 2
                || !treatment.complete()
                || !control.complete()
                || people < 5) {
            return Estimate.undefined(people == 0 ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        double effect = treatment.change() - control.change();
        int clusters = treated.size() + comparison.size();
        double factor = clusters / (clusters - 1.0) * (people - 1) / (people - 4);
        double error =
                Math.sqrt(factor * (treatment.variance(treated) + control.variance(comparison)));
        if (error < NO_SPREAD) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        double margin = Distributions.twoSidedT(level, clusters - 1) * error;
        Interval interval = Interval.around(effect, margin, level, Method.CLUSTERED);
        return Estimate.known(
                new DifferenceInDifferences(
                        effect, error, interval, treated.size(), comparison.size(), people));
    }

    private static List<Service> arm(List<Service> services, boolean treated) {
        return services.stream()
                .filter(
                        service ->
                                service.treated() == treated
                                        && service.before().n() + service.after().n() > 0)
                .toList();
    }

    /** The two means of one arm. */
    private record Means(Sample before, Sample after) {

        static Means of(List<Service> arm) {
            return new Means(
                    Sample.union(arm.stream().map(Service::before).toList()),
                    Sample.union(arm.stream().map(Service::after).toList()));
        }

        long people() {
            return before.n() + after.n();
        }

        boolean complete() {
            return before.n() > 0 && after.n() > 0;
        }

        double change() {
            return after.meanOrThrow() - before.meanOrThrow();
        }

        /** The squared sums of what each service's people together move the change by. */
        double variance(List<Service> arm) {
            double sum = 0;
            for (Service service : arm) {
                double moved = pull(service.after(), after) - pull(service.before(), before);
                sum += moved * moved;
            }
            return sum;
        }

        private static double pull(Sample own, Sample all) {
            return own.n() == 0 ? 0 : own.n() * (own.meanOrThrow() - all.meanOrThrow()) / all.n();
        }
    }
}
