package org.joinedup.dashboard;

import com.fasterxml.jackson.databind.JsonNode;

import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;

/** Values with their intervals, one below the other. */
final class PrintedIntervals {
    private static final double STEP = 5;
    private static final Color BAR = new Color(0x5b93b3);

    private PrintedIntervals() {}

    static CategoryPlot scores(JsonNode numbers) {
        return plot(numbers, PrintedLook.tens(numbers.get("xTitle").asText(), all(numbers)), "0.0");
    }

    /** Differences, beside a line where there is none. */
    static CategoryPlot gaps(JsonNode numbers) {
        List<Double> all = all(numbers);
        double lowest = all.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double highest = all.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        NumberAxis axis =
                PrintedLook.numbers(
                        numbers.get("xTitle").asText(),
                        Math.floor((Math.min(0, lowest) - 1) / STEP) * STEP,
                        Math.ceil((Math.max(0, highest) + 1) / STEP) * STEP,
                        STEP,
                        "+0;\u22120");
        CategoryPlot plot = plot(numbers, axis, "+0.0;\u22120.0");
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(PrintedLook.INK);
        return plot;
    }

    private static List<Double> all(JsonNode numbers) {
        List<Double> all = new ArrayList<>();
        for (JsonNode row : numbers.get("rows")) {
            for (String part : List.of("value", "lower", "upper")) {
                if (row.get(part).isNumber()) {
                    all.add(row.get(part).asDouble());
                }
            }
        }
        return all;
    }

    private static CategoryPlot plot(JsonNode numbers, NumberAxis axis, String pattern) {
        DefaultCategoryDataset values = new DefaultCategoryDataset();
        for (JsonNode row : numbers.get("rows")) {
            values.addValue(
                    row.get("value").asDouble(),
                    "",
                    row.get("label").asText() + " (" + row.get("n").asText() + ")");
        }
        return PrintedBars.lying(values, axis, new Intervals(numbers.get("rows"), pattern));
    }

    private static final class Intervals extends LineAndShapeRenderer {
        private static final long serialVersionUID = 1L;

        private final transient JsonNode rows;

        Intervals(JsonNode rows, String pattern) {
            super(false, true);
            this.rows = rows;
            setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
            setSeriesPaint(0, PrintedLook.BRAND);
            setDefaultItemLabelsVisible(true);
            setDefaultItemLabelFont(PrintedLook.FONT);
            setDefaultItemLabelGenerator(
                    new StandardCategoryItemLabelGenerator("{2}", new DecimalFormat(pattern)));
        }

        @Override
        public void drawItem(
                Graphics2D graphics,
                CategoryItemRendererState state,
                Rectangle2D area,
                CategoryPlot plot,
                CategoryAxis labels,
                ValueAxis values,
                CategoryDataset dataset,
                int row,
                int column,
                int pass) {
            JsonNode numbers = rows.get(column);
            if (pass == 0 && numbers.get("lower").isNumber()) {
                double middle =
                        labels.getCategoryMiddle(
                                column, dataset.getColumnCount(), area, plot.getDomainAxisEdge());
                graphics.setPaint(BAR);
                graphics.setStroke(PrintedLook.THICK);
                graphics.draw(
                        new Line2D.Double(
                                at(values, numbers.get("lower"), area, plot),
                                middle,
                                at(values, numbers.get("upper"), area, plot),
                                middle));
            }
            super.drawItem(graphics, state, area, plot, labels, values, dataset, row, column, pass);
        }

        /** On white, so that no line goes through it. */
        @Override
        protected void drawItemLabel(
                Graphics2D graphics,
                PlotOrientation orientation,
                CategoryDataset dataset,
                int row,
                int column,
                double x,
                double y,
                boolean negative) {
            ItemLabelPosition position =
                    negative
                            ? getNegativeItemLabelPosition(row, column)
                            : getPositiveItemLabelPosition(row, column);
            Point2D at =
                    calculateLabelAnchorPoint(position.getItemLabelAnchor(), x, y, orientation);
            graphics.setFont(getItemLabelFont(row, column));
            graphics.setPaint(Color.WHITE);
            graphics.fill(
                    TextUtils.calculateRotatedStringBounds(
                            getItemLabelGenerator(row, column).generateLabel(dataset, row, column),
                            graphics,
                            (float) at.getX(),
                            (float) at.getY(),
                            position.getTextAnchor(),
                            position.getAngle(),
                            position.getRotationAnchor()));
            super.drawItemLabel(graphics, orientation, dataset, row, column, x, y, negative);
        }

        private static double at(
                ValueAxis values, JsonNode number, Rectangle2D area, CategoryPlot plot) {
            return values.valueToJava2D(number.asDouble(), area, plot.getRangeAxisEdge());
        }
    }
}
