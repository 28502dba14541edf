package org.joinedup.dashboard;

import com.fasterxml.jackson.databind.JsonNode;

import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

import java.awt.Color;
import java.text.DecimalFormat;
import java.util.stream.IntStream;

/** Charts of bars: the answers to each statement, and how people's scores spread. */
final class PrintedBars {
    /** From the middle outwards, first to the left and then to the right. */
    private static final int[] OUTWARDS = {1, 0, 2, 3};

    private static final Color[] ANSWERS = {
        PrintedLook.WARM, new Color(0xe3b296), new Color(0x8fbcd4), PrintedLook.BRAND
    };
    private static final double FEWEST_LABELLED = 7;

    private PrintedBars() {}

    /** Two answers to the left of the middle and two to the right, in per cent. */
    static CategoryPlot statements(JsonNode numbers) {
        DefaultCategoryDataset shares = new DefaultCategoryDataset();
        double[] furthest = new double[2];
        for (JsonNode row : numbers.get("rows")) {
            JsonNode counts = row.get("counts");
            double all = IntStream.range(0, 4).mapToLong(at -> counts.get(at).asLong()).sum();
            String label =
                    "%s (%s: %s)"
                            .formatted(
                                    row.get("label").asText(),
                                    numbers.get("missing").asText(),
                                    row.get("missing").asText());
            for (int at : OUTWARDS) {
                double share = 100 * counts.get(at).asLong() / all;
                shares.addValue(
                        at < 2 ? -share : share, numbers.get("names").get(at).asText(), label);
            }
            furthest[0] =
                    Math.max(
                            furthest[0],
                            100 * (counts.get(0).asLong() + counts.get(1).asLong()) / all);
            furthest[1] =
                    Math.max(
                            furthest[1],
                            100 * (counts.get(2).asLong() + counts.get(3).asLong()) / all);
        }
        NumberAxis axis =
                PrintedLook.numbers(
                        numbers.get("xTitle").asText(),
                        -quarter(furthest[0]),
                        quarter(furthest[1]),
                        25,
                        "0");
        DecimalFormat withoutSign = new DecimalFormat("0");
        withoutSign.setNegativePrefix("");
        axis.setNumberFormatOverride(withoutSign);
        CategoryPlot plot = lying(shares, axis, bars(withoutSign));
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(PrintedLook.INK);
        plot.setFixedLegendItems(asTheyAreRead(plot.getLegendItems()));
        return plot;
    }

    private static LegendItemCollection asTheyAreRead(LegendItemCollection items) {
        LegendItemCollection inOrder = new LegendItemCollection();
        for (int at : OUTWARDS) {
            inOrder.add(items.get(at));
        }
        return inOrder;
    }

    private static double quarter(double share) {
        return Math.max(25, Math.ceil(share / 25) * 25);
    }

    private static BarRenderer bars(DecimalFormat format) {
        StackedBarRenderer bars = new StackedBarRenderer();
        plain(bars);
        for (int i = 0; i < OUTWARDS.length; i++) {
            bars.setSeriesPaint(i, ANSWERS[OUTWARDS[i]]);
            bars.setSeriesItemLabelPaint(i, OUTWARDS[i] % 3 == 0 ? Color.WHITE : PrintedLook.INK);
        }
        bars.setMaximumBarWidth(0.12);
        bars.setDefaultItemLabelGenerator(new Labels(format, FEWEST_LABELLED));
        return bars;
    }

    private static void plain(BarRenderer bars) {
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(true);
        bars.setDefaultOutlinePaint(Color.WHITE);
        bars.setDefaultItemLabelFont(PrintedLook.FONT);
        bars.setDefaultItemLabelPaint(PrintedLook.INK);
        bars.setDefaultItemLabelsVisible(true);
    }

    /** Of a chart whose bars lie beside their labels, the first on top. */
    static CategoryPlot lying(
            CategoryDataset numbers, NumberAxis axis, CategoryItemRenderer renderer) {
        CategoryPlot plot = new CategoryPlot(numbers, PrintedLook.sentences(), axis, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        PrintedLook.lines(plot);
        return plot;
    }

    static CategoryPlot spread(JsonNode numbers) {
        DefaultCategoryDataset people = new DefaultCategoryDataset();
        for (int i = 0; i < numbers.get("x").size(); i++) {
            people.addValue(
                    numbers.get("y").get(i).asDouble(), "", numbers.get("x").get(i).asText());
        }
        NumberAxis axis = PrintedLook.whole(numbers.get("yTitle").asText());
        CategoryAxis bands = PrintedLook.months(numbers.get("xTitle").asText());
        bands.setCategoryMargin(0.1);
        BarRenderer bars = new BarRenderer();
        plain(bars);
        bars.setSeriesPaint(0, PrintedLook.BRAND);
        bars.setDefaultItemLabelGenerator(new Labels(new DecimalFormat("0"), 0));
        CategoryPlot plot = new CategoryPlot(people, bands, axis, bars);
        PrintedLook.lines(plot);
        return plot;
    }

    /** The number within a bar that has room for it. */
    private static final class Labels extends StandardCategoryItemLabelGenerator {
        private static final long serialVersionUID = 1L;
        private final double fewest;

        Labels(DecimalFormat format, double fewest) {
            super("{2}", format);
            this.fewest = fewest;
        }

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            return Math.abs(dataset.getValue(row, column).doubleValue()) < fewest
                    ? ""
                    : super.generateLabel(dataset, row, column);
        }
    }
}
