package org.joinedup.fieldwork;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

import de.siegmar.fastcsv.writer.CsvWriter;

import jakarta.inject.Singleton;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.CsvCell;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A batch of letters as a PDF to print, and as a file for a mail merge. */
@Singleton
class WriteLetters {
    /** In PDFBox, without a bold one. It has no Arabic letters. */
    private static final String TYPEFACE =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String LEFT_TO_RIGHT = "ltr";
    private static final int ADDRESS_LINES = 5;

    private static final List<String> COLUMNS =
            List.of(
                    "name",
                    "address_1",
                    "address_2",
                    "address_3",
                    "address_4",
                    "address_5",
                    "postcode",
                    "language",
                    "format_needs",
                    "service",
                    "left_on",
                    "last_day",
                    "link",
                    "code",
                    "code_page");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final Services services;
    private final Pages pages;
    private final String style;

    WriteLetters(Services services, Pages pages) {
        this.services = services;
        this.pages = pages;
        this.style = style();
    }

    private static String style() {
        try (InputStream file =
                WriteLetters.class.getResourceAsStream("/assets/fieldwork/letters.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without those in a language that is written from right to left. */
    byte[] pdf(List<Reachable> people) {
        List<LetterPage> letters =
                people.stream()
                        .map(person -> LetterPage.of(person, service(person)))
                        .filter(letter -> letter.words().direction().equals(LEFT_TO_RIGHT))
                        .toList();
        String html =
                Pages.html(
                                pages.ok(
                                        "fieldwork/letters",
                                        Messages.in("en"),
                                        Map.of("letters", letters)))
                        .replace("</head>", "<style>" + style + "</style></head>");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(() -> PDDocument.class.getResourceAsStream(TYPEFACE), "Liberation Sans");
        // Nothing is fetched: the codes are in the page.
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try (PdfBoxRenderer letter = builder.buildPdfRenderer()) {
            letter.getPdfDocument().getDocumentCatalog().setViewerPreferences(onOneSide());
            letter.layout();
            letter.createPDF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** Or the next letter would be on somebody's back; a printer still does what it is told to. */
    private static PDViewerPreferences onOneSide() {
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDuplex(PDViewerPreferences.DUPLEX.Simplex);
        return preferences;
    }

    String csv(List<Reachable> people) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            people.forEach(
                    person -> csv.writeRecord(row(person).stream().map(CsvCell::plain).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<String> row(Reachable person) {
        LetterPage letter = LetterPage.of(person, service(person));
        List<String> row = new ArrayList<>();
        row.add(person.contact().name().orElse(""));
        List<String> address = person.contact().address();
        for (int i = 0; i < ADDRESS_LINES; i++) {
            row.add(i < address.size() ? address.get(i) : "");
        }
        row.add(person.contact().postcode().orElse(""));
        row.add(person.invitation().language());
        row.add(String.join(";", person.invitation().formatNeeds()));
        row.add(letter.service());
        row.add(letter.leftOn());
        row.add(letter.lastDay());
        row.add(letter.link());
        row.add(letter.code());
        row.add(letter.codePage());
        return row;
    }

    private String service(Reachable person) {
        return services.find(person.invitation().serviceId()).map(Service::name).orElseThrow();
    }
}
