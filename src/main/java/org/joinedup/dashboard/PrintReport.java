package org.joinedup.dashboard;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Gives a report as a PDF for a board: A4, with tags for screen readers (PDF/UA). It has the charts
 * as drawings that have words for whom they are read out to, and the tables.
 */
@Singleton
class PrintReport {
    /** In PDFBox, without a bold one: headings are told by their size. */
    static final String TYPEFACE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE = style();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final ArrangeReport arrange;
    private final AuditTrail audit;
    private final Pages pages;

    PrintReport(ArrangeReport arrange, AuditTrail audit, Pages pages) {
        this.arrange = arrange;
        this.audit = audit;
        this.pages = pages;
    }

    @Transactional
    byte[] print(Caller caller, Report report, Messages words, Show show) {
        byte[] pdf = pdf(html(report, words, show));
        audit.record(caller.name(), "export-pdf", report.code(), report.period().name());
        return pdf;
    }

    private String html(Report report, Messages words, Show show) {
        return Pages.html(
                        pages.ok(
                                "dashboard/print",
                                words,
                                Map.of(
                                        "report",
                                        report,
                                        "advice",
                                        arrange.advise(report, show),
                                        "sections",
                                        arrange.arrange(report, show),
                                        "show",
                                        show)))
                .replace("</head>", "<style>" + STYLE + "</style></head>");
    }

    private static byte[] pdf(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessbility(true);
        builder.useFont(() -> PDDocument.class.getResourceAsStream(TYPEFACE), "Liberation Sans");
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(DrawPrintedChart.TYPE, new DrawPrintedChart());
        builder.useObjectDrawerFactory(drawers);
        // Nothing is fetched: all that the report needs is in it.
        builder.useUriResolver((base, uri) -> null);
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static String style() {
        try (InputStream file =
                PrintReport.class.getResourceAsStream("/assets/dashboard/print.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
