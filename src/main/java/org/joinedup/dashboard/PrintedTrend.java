package org.joinedup.dashboard;

import com.fasterxml.jackson.databind.JsonNode;

import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;

/** The XmR chart: the months' scores within the limits of chance, with the points that signal. */
final class PrintedTrend {
    private static final int LOWER = 0;
    private static final int CENTRE = 1;
    private static final int UPPER = 2;

    private PrintedTrend() {}

    static CategoryPlot plot(JsonNode numbers) {
        JsonNode names = numbers.get("names");
        DefaultCategoryDataset lines = new DefaultCategoryDataset();
        List<Double> all = new ArrayList<>(PrintedLook.known(numbers.get("y")));
        for (int i = 0; i < numbers.get("x").size(); i++) {
            String month = numbers.get("x").get(i).asText();
            JsonNode limits = numbers.get("limits").get(i);
            all.addAll(PrintedLook.known(limits));
            lines.addValue(number(limits.path(UPPER)), names.get("upper").asText(), month);
            lines.addValue(number(limits.path(CENTRE)), names.get("centre").asText(), month);
            lines.addValue(number(limits.path(LOWER)), names.get("lower").asText(), month);
            lines.addValue(number(numbers.get("y").get(i)), names.get("value").asText(), month);
            if (numbers.get("target").isNumber()) {
                all.add(numbers.get("target").asDouble());
                lines.addValue(number(numbers.get("target")), names.get("target").asText(), month);
            }
        }
        CategoryPlot plot =
                new CategoryPlot(
                        lines,
                        PrintedLook.months(numbers.get("xTitle").asText()),
                        PrintedLook.tens(numbers.get("yTitle").asText(), all),
                        new Lines(numbers.get("signals")));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        PrintedLook.lines(plot);
        return plot;
    }

    private static Number number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    /** Points that signal stand out by their shape and their colour. */
    private static final class Lines extends LineAndShapeRenderer {
        private static final long serialVersionUID = 1L;
        private static final int VALUE = 3;
        private static final Stroke[] STROKES = {
            PrintedLook.DASHED,
            PrintedLook.THIN,
            PrintedLook.DOTTED,
            PrintedLook.LINE,
            PrintedLook.DASHED
        };
        private static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);

        private final transient JsonNode signals;

        Lines(JsonNode signals) {
            super(true, false);
            this.signals = signals;
            setUseFillPaint(true);
            setDrawOutlines(false);
            for (int i = 0; i < STROKES.length; i++) {
                setSeriesStroke(i, STROKES[i]);
                setSeriesPaint(i, i == VALUE ? PrintedLook.BRAND : PrintedLook.QUIET);
            }
            setSeriesPaint(STROKES.length - 1, PrintedLook.WARM);
            setSeriesShapesVisible(VALUE, true);
            setSeriesShape(VALUE, DOT);
            setLegendItemLabelGenerator((dataset, series) -> dataset.getRowKey(series).toString());
        }

        private String signal(int row, int column) {
            return row == VALUE ? signals.get(column).asText() : "";
        }

        @Override
        public Shape getItemShape(int row, int column) {
            return switch (signal(row, column)) {
                case "high" -> PrintedLook.UP;
                case "low" -> PrintedLook.DOWN;
                default -> super.getItemShape(row, column);
            };
        }

        @Override
        public Paint getItemFillPaint(int row, int column) {
            return signal(row, column).equals("low")
                    ? PrintedLook.WARM
                    : super.getItemPaint(row, column);
        }
    }
}
