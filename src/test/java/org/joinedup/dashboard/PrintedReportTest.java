package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/** The report for a board as it is printed. */
class PrintedReportTest extends ServiceTest {
    private static final double A4_WIDTH = 595.3;

    private SomeServices services;
    private Api viewer;

    @BeforeAll
    void services_with_answers_are_there() {
        services = new SomeServices(database);
        Api anonymous = new Api(server.getURI());
        viewer = Fixtures.signedIn(anonymous, "viewer", SomeServices.PROVIDER);
        new PublishedEditions(anonymous)
                .publish(
                        services.quarter.from().toString(), services.quarter.to().toString(), null);
    }

    private PDDocument report() throws IOException {
        byte[] pdf = viewer.getBytes("/services/" + services.large + "/pdf?" + services.period());
        return PDDocument.load(pdf);
    }

    private static List<String> figures(PDStructureNode node) {
        List<String> figures = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if ("Figure".equals(element.getStructureType())) {
                    figures.add(element.getAlternateDescription());
                }
                figures.addAll(figures(element));
            }
        }
        return figures;
    }

    @Test
    void every_chart_is_in_it_with_words_for_whom_it_is_read_out_to() throws IOException {
        JsonNode profile = viewer.get(services.profileOf(services.large)).json();
        try (PDDocument document = report()) {
            List<String> figures = figures(document.getDocumentCatalog().getStructureTreeRoot());

            assertThat(figures)
                    .hasSize(6)
                    .anyMatch(words -> words.startsWith("Score month by month"))
                    .anyMatch(words -> words.startsWith("This service among others"))
                    .anyMatch(
                            words ->
                                    words.contains(
                                            "%.1f"
                                                    .formatted(
                                                            profile.at("/comparison/score/value")
                                                                    .asDouble())));
        }
    }

    @Test
    void charts_are_drawn_as_lines_and_not_as_pictures_of_dots() throws IOException {
        try (PDDocument document = report()) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    assertThat(page.getResources().isImageXObject(name)).isFalse();
                }
            }
        }
    }

    @Test
    void its_pages_are_a4() throws IOException {
        Files.createDirectories(Path.of("target/screenshots"));
        try (PDDocument document = report()) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                assertThat((double) document.getPage(i).getMediaBox().getWidth())
                        .isBetween(A4_WIDTH - 1, A4_WIDTH + 1);
                ImageIO.write(
                        renderer.renderImageWithDPI(i, 80),
                        "png",
                        Path.of("target/screenshots/dashboard-pdf-" + (i + 1) + ".png").toFile());
            }
        }
    }
}
