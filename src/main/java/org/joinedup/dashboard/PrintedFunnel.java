package org.joinedup.dashboard;

import com.fasterxml.jackson.databind.JsonNode;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A service among others by how many people answered, within the limits of chance. */
final class PrintedFunnel {
    private static final Shape DIAMOND =
            new Polygon(new int[] {0, 7, 0, -7}, new int[] {-7, 0, 7, 0}, 4);
    private static final Shape CIRCLE = new Ellipse2D.Double(-3.5, -3.5, 7, 7);

    private final JsonNode numbers;
    private final XYSeriesCollection series = new XYSeriesCollection();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, false);
    private final List<Double> heights = new ArrayList<>();
    private double last;

    private PrintedFunnel(JsonNode numbers) {
        this.numbers = numbers;
    }

    static XYPlot plot(JsonNode numbers) {
        return new PrintedFunnel(numbers).plot();
    }

    private XYPlot plot() {
        for (String points : List.of("others", "published")) {
            numbers.get(points).forEach(point -> last = Math.max(last, point.get(0).asDouble()));
        }
        JsonNode curve = numbers.get("curve");
        last = Math.max(last, curve.get(curve.size() - 1).get(0).asDouble());
        limit("outer", 1, PrintedLook.DOTTED, true);
        limit("outer", 4, PrintedLook.DOTTED, false);
        limit("inner", 2, PrintedLook.DASHED, true);
        limit("inner", 3, PrintedLook.DASHED, false);
        XYSeries centre = series("centre");
        centre.add(0, numbers.get("centre").asDouble());
        centre.add(last, numbers.get("centre").asDouble());
        line(centre, PrintedLook.LINE, PrintedLook.INK, true);
        scattered("others", CIRCLE, PrintedLook.QUIET, false);
        scattered("published", PrintedLook.UP, PrintedLook.QUIET, false);
        own();
        NumberAxis people = PrintedLook.whole(numbers.get("xTitle").asText());
        people.setRange(0, last);
        XYPlot plot =
                new XYPlot(
                        series,
                        people,
                        PrintedLook.tens(numbers.get("yTitle").asText(), heights),
                        renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(PrintedLook.LIGHT);
        plot.setDomainGridlinePaint(PrintedLook.LIGHT);
        return plot;
    }

    private void own() {
        if (!numbers.get("own").isEmpty()) {
            XYSeries own = series("own");
            add(own, numbers.get("own"));
            points(own, DIAMOND, PrintedLook.BRAND, true);
        }
    }

    private XYSeries series(String name) {
        // Two lines may have one name, but not one key.
        return new XYSeries(
                new Name(numbers.get("names").get(name).asText(), series.getSeriesCount()), false);
    }

    private record Name(String words, int place) implements Comparable<Name>, Serializable {
        @Override
        public int compareTo(Name other) {
            return Integer.compare(place, other.place);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private void limit(String name, int at, Stroke stroke, boolean inLegend) {
        XYSeries limit = series(name);
        for (JsonNode point : numbers.get("curve")) {
            limit.add(point.get(0).asDouble(), point.get(at).asDouble());
            heights.add(point.get(at).asDouble());
        }
        line(limit, stroke, PrintedLook.QUIET, inLegend);
    }

    private void line(XYSeries line, Stroke stroke, Paint paint, boolean inLegend) {
        int place = series.getSeriesCount();
        series.addSeries(line);
        renderer.setSeriesLinesVisible(place, true);
        renderer.setSeriesStroke(place, stroke);
        renderer.setSeriesPaint(place, paint);
        renderer.setSeriesVisibleInLegend(place, inLegend);
    }

    private void scattered(String name, Shape shape, Paint paint, boolean filled) {
        if (!numbers.get(name).isEmpty()) {
            XYSeries some = series(name);
            numbers.get(name).forEach(point -> add(some, point));
            points(some, shape, paint, filled);
        }
    }

    private void add(XYSeries some, JsonNode point) {
        some.add(point.get(0).asDouble(), point.get(1).asDouble());
        heights.add(point.get(1).asDouble());
    }

    private void points(XYSeries some, Shape shape, Paint paint, boolean filled) {
        int place = series.getSeriesCount();
        series.addSeries(some);
        renderer.setSeriesShapesVisible(place, true);
        renderer.setSeriesShapesFilled(place, filled);
        renderer.setSeriesShape(place, shape);
        renderer.setSeriesPaint(place, paint);
    }
}
