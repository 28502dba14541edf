package org.joinedup.dashboard;

import org.joinedup.figure.TrendResult;
import org.joinedup.figure.TrendResult.Point;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scores of twelve months, to be drawn as one small line.
 *
 * @param points the earliest first
 */
public record Sparkline(List<At> points) {
    private static final int MONTHS = 12;
    private static final double WIDTH = 110;
    private static final double HEIGHT = 28;
    private static final double EDGE = 3;
    private static final int TENS = 10;

    /**
     * @param month 0 for the first of the twelve to 11 for the last
     */
    public record At(double month, String name, double value) {}

    /**
     * @param last month of the period that is looked at
     */
    static Sparkline of(TrendResult trend, YearMonth last, Show show) {
        YearMonth first = last.minusMonths(MONTHS - 1);
        List<At> points = new ArrayList<>();
        for (Point point : trend.points()) {
            YearMonth from = YearMonth.parse(point.from());
            YearMonth to = YearMonth.parse(point.to());
            if (point.figure().value() != null && !to.isBefore(first) && !to.isAfter(last)) {
                double middle =
                        (ChronoUnit.MONTHS.between(first, from)
                                        + ChronoUnit.MONTHS.between(first, to))
                                / 2.0;
                points.add(
                        new At(
                                Math.max(0, middle),
                                show.months(point.from(), point.to()),
                                point.figure().value()));
            }
        }
        return new Sparkline(points);
    }

    public boolean isDrawn() {
        return points.size() > 1;
    }

    /** The corners of the line, in the units of the drawing. */
    public String corners(Scale scale) {
        StringBuilder corners = new StringBuilder();
        for (At point : points) {
            corners.append(x(point)).append(',').append(y(point, scale)).append(' ');
        }
        return corners.toString().strip();
    }

    public String lastX() {
        return x(points.getLast());
    }

    public String lastY(Scale scale) {
        return y(points.getLast(), scale);
    }

    private static String x(At point) {
        return number(EDGE + point.month() / (MONTHS - 1) * (WIDTH - 2 * EDGE));
    }

    private static String y(At point, Scale scale) {
        double share = (point.value() - scale.from()) / (scale.to() - scale.from());
        return number(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Whole tens that hold every point. */
    public record Scale(int from, int to) {
        static Scale of(List<Sparkline> lines) {
            double[] values =
                    lines.stream()
                            .flatMap(line -> line.points().stream())
                            .mapToDouble(At::value)
                            .sorted()
                            .toArray();
            if (values.length == 0) {
                return new Scale(0, 100);
            }
            int from = (int) Math.floor(values[0] / TENS) * TENS;
            int to = (int) Math.ceil(values[values.length - 1] / TENS) * TENS;
            return new Scale(from, Math.max(to, from + TENS));
        }
    }
}
