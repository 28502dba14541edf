package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.figure.ChangeResult.Arm;
import org.joinedup.figure.ChangeResult.Effects;
import org.joinedup.statistics.Difference;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Reason;
import org.joinedup.statistics.Sample;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Sums up how the published scores of services have changed, from published figures alone. */
public final class DescribeChanges {
    private static final String METHOD =
            "mean change of the sites' services minus that of the others, each service counted"
                + " once; Welch, so that people of one service are not taken for independent; n:"
                + " services";

    private DescribeChanges() {}

    /** One service's published mean in two periods. */
    public record Change(PublishedMean before, PublishedMean after) {
        double points() {
            return after.value() - before.value();
        }

        Figure figure() {
            return after.since(before);
        }
    }

    /**
     * @param changes of the services that are published in both periods
     * @param services how many there are altogether
     */
    public static Effects count(List<Change> changes, int services) {
        List<Figure> figures = changes.stream().map(Change::figure).toList();
        int better = (int) figures.stream().filter(DescribeChanges::isUp).count();
        int worse = (int) figures.stream().filter(DescribeChanges::isDown).count();
        int compared = (int) figures.stream().filter(figure -> figure.value() != null).count();
        return new Effects(services, better, worse, compared - better - worse, services - compared);
    }

    private static boolean isUp(Figure change) {
        return change.lower() != null && change.lower() > 0;
    }

    private static boolean isDown(Figure change) {
        return change.upper() != null && change.upper() < 0;
    }

    public static Arm arm(List<Change> changes) {
        return new Arm(
                changes.size(),
                mean(changes.stream().mapToDouble(change -> change.before().value())),
                mean(changes.stream().mapToDouble(change -> change.after().value())));
    }

    private static Double mean(DoubleStream values) {
        OptionalDouble mean = values.average();
        return mean.isPresent() ? Figure.tenths(mean.getAsDouble()) : null;
    }

    /** How much more the sites have changed than the others. */
    public static Figure difference(List<Change> sites, List<Change> others) {
        long services = (long) sites.size() + others.size();
        return switch (Difference.welch(points(others), points(sites), LEVEL)) {
            case Estimate.Known<Difference>(Difference known) ->
                    Figure.of(known.value(), known.interval(), Figure.POINTS, services, METHOD)
                            .inTenths();
            case Estimate.Undefined<Difference>(Reason reason) ->
                    Figure.absent(Figure.POINTS, services, METHOD, reason);
        };
    }

    private static Sample points(List<Change> changes) {
        return Sample.of(changes.stream().mapToDouble(Change::points).toArray());
    }
}
