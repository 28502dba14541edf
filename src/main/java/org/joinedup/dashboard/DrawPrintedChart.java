package org.joinedup.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;
import org.w3c.dom.Element;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * Draws a chart of a printed report from the numbers and words that the browser draws it from, as
 * lines and shapes and not as dots.
 */
final class DrawPrintedChart implements FSObjectDrawer {
    /** The type of the element that stands for a chart. */
    static final String TYPE = "application/x-joined-up-chart";

    /** To the right, room for half of the last number of an axis. */
    private static final RectangleInsets PADDING = new RectangleInsets(2, 0, 2, 18);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        JFreeChart chart = chart(element.getAttribute("data-kind"), numbers(element));
        Rectangle2D all = new Rectangle2D.Double(0, 0, width / dotsPerPixel, height / dotsPerPixel);
        device.drawWithGraphics(
                (float) x,
                (float) y,
                (float) all.getWidth(),
                (float) all.getHeight(),
                graphics -> chart.draw(graphics, all));
        return Map.of();
    }

    private static JsonNode numbers(Element element) {
        try {
            return JSON.readTree(element.getAttribute("data-chart"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JFreeChart chart(String kind, JsonNode numbers) {
        return switch (kind) {
            case "trend" -> framed(PrintedTrend.plot(numbers), true);
            case "statements" -> framed(PrintedBars.statements(numbers), true);
            case "spread" -> framed(PrintedBars.spread(numbers), false);
            case "funnel" -> framed(PrintedFunnel.plot(numbers), true);
            case "intervals" -> framed(PrintedIntervals.scores(numbers), false);
            case "gaps" -> framed(PrintedIntervals.gaps(numbers), false);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static JFreeChart framed(Plot plot, boolean hasLegend) {
        JFreeChart chart = new JFreeChart(null, PrintedLook.FONT, plot, hasLegend);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(PADDING);
        plot.setOutlineVisible(false);
        if (hasLegend) {
            PrintedLook.legend(chart.getLegend());
        }
        return chart;
    }
}
