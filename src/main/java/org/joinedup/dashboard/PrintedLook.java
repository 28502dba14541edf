package org.joinedup.dashboard;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.title.LegendTitle;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.Stroke;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;

/** The typeface, colours and lines of all charts in a print. */
final class PrintedLook {
    static final Color INK = new Color(0x0b0c0c);
    static final Color QUIET = new Color(0x505a5f);
    static final Color BRAND = new Color(0x12506b);
    static final Color WARM = new Color(0xa8481a);
    static final Color LIGHT = new Color(0xdfe3e5);
    static final Font FONT = font();
    static final Stroke LINE = new BasicStroke(1.6f);
    static final Stroke THICK = new BasicStroke(2.5f);
    static final Stroke THIN = new BasicStroke(1f);
    static final Stroke DASHED = dashes(6, 4);
    static final Stroke DOTTED = dashes(1.5f, 3);
    static final Shape UP = new Polygon(new int[] {-5, 5, 0}, new int[] {4, 4, -6}, 3);
    static final Shape DOWN = new Polygon(new int[] {-5, 5, 0}, new int[] {-4, -4, 6}, 3);

    private static final float SIZE = 10.5f;

    private PrintedLook() {}

    private static Stroke dashes(float drawn, float left) {
        return new BasicStroke(
                1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1f, new float[] {drawn, left}, 0);
    }

    /** The one that the rest of the print is set in. */
    private static Font font() {
        try (InputStream file = PDDocument.class.getResourceAsStream(PrintReport.TYPEFACE)) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(SIZE);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void legend(LegendTitle legend) {
        legend.setItemFont(FONT);
        legend.setItemPaint(INK);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Color.WHITE);
    }

    static NumberAxis numbers(String title, double from, double to, double step, String pattern) {
        NumberAxis axis = new NumberAxis(title);
        axis.setRange(from, to);
        axis.setTickUnit(new NumberTickUnit(step));
        axis.setNumberFormatOverride(new DecimalFormat(pattern));
        lettered(axis);
        return axis;
    }

    /** Of people, from nobody on. */
    static NumberAxis whole(String title) {
        NumberAxis axis = new NumberAxis(title);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setUpperMargin(0.12);
        lettered(axis);
        return axis;
    }

    /** Whole tens that hold all numbers and a little more. */
    static NumberAxis tens(String title, List<Double> numbers) {
        double lowest = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double highest = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(100);
        return numbers(
                title,
                Math.max(0, Math.floor((lowest - 2) / 10) * 10),
                Math.min(100, Math.ceil((highest + 2) / 10) * 10),
                10,
                "0");
    }

    static CategoryAxis months(String title) {
        CategoryAxis axis = new CategoryAxis(title);
        axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        lettered(axis);
        return axis;
    }

    /** Beside bars that lie. */
    static CategoryAxis sentences() {
        CategoryAxis axis = new CategoryAxis();
        axis.setMaximumCategoryLabelLines(5);
        axis.setMaximumCategoryLabelWidthRatio(0.42f);
        axis.setCategoryMargin(0.25);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        lettered(axis);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static void lettered(Axis axis) {
        axis.setLabelFont(FONT);
        axis.setTickLabelFont(FONT);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(QUIET);
        axis.setTickMarkPaint(QUIET);
    }

    static void lines(CategoryPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(LIGHT);
        plot.setRangeGridlineStroke(THIN);
    }

    static List<Double> known(JsonNode numbers) {
        List<Double> known = new ArrayList<>();
        numbers.forEach(
                number -> {
                    if (number.isNumber()) {
                        known.add(number.asDouble());
                    }
                });
        return known;
    }
}
