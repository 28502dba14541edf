package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

class LettersTest extends SendingFixture {
    private SurveyId lettersDue(PeopleList list) {
        SurveyId survey = planned(Map.of("steps", List.of(PeopleList.step("letter", 7, false))));
        take(survey, list);
        makeDue(survey);
        return survey;
    }

    private String letters(SurveyId survey) {
        return "/api/v1/surveys/" + survey + "/letters";
    }

    private JsonNode printed(SurveyId survey) {
        Reply reply = administrator.post(letters(survey), "{}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void a_batch_has_a_page_for_everybody_with_address_link_code_and_a_qr_code_that_opens_it()
            throws IOException, ReaderException {
        SurveyId survey =
                lettersDue(
                        new PeopleList()
                                .with(first, Map.of("address_1", "Flat 3; The Maltings"))
                                .with(
                                        first + 1,
                                        Map.of(
                                                "address_1", "Flat 3; The Maltings",
                                                "format_needs", "large-print")));
        JsonNode made = printed(survey);
        assertThat(made.get("letters").asInt()).isEqualTo(2);
        String batch = letters(survey) + "/" + made.get("id").asText();

        String csv = administrator.get(batch + "/csv").body();
        byte[] pdf = administrator.getBytes(batch + "/pdf");

        List<String> rows = csv.lines().skip(1).toList();
        assertThat(rows).hasSize(2);
        try (PDDocument document = PDDocument.load(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            Files.createDirectories(Path.of("target/screenshots"));
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                ImageIO.write(
                        renderer.renderImageWithDPI(page, 80),
                        "png",
                        Path.of("target/screenshots/letter-" + page + ".png").toFile());
            }
            PDFTextStripper text = new PDFTextStripper();
            text.setEndPage(1);
            assertThat(text.getText(document)).contains("Flat 3; The Maltings", "NR1 1AA");
            String link = decoded(renderer.renderImageWithDPI(0, 300));
            assertThat(rows.getFirst()).contains(link);
            String path = link.substring(link.indexOf("/s/"));
            assertThat(api.get(path).status()).isEqualTo(200);
            assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(2);
        }
    }

    /**
     * As by a phone that is held before the left part of the sheet. One code of a hundred has a
     * fourth corner somewhere in it, for the reader that looks no further than three.
     */
    private static String decoded(BufferedImage page) throws ReaderException {
        BufferedImage seen =
                page.getSubimage(
                        0, page.getHeight() * 2 / 5, page.getWidth() / 3, page.getHeight() * 2 / 5);
        Result[] found =
                new QRCodeMultiReader()
                        .decodeMultiple(
                                new BinaryBitmap(
                                        new HybridBinarizer(
                                                new BufferedImageLuminanceSource(seen))),
                                Map.of(DecodeHintType.TRY_HARDER, true));
        assertThat(found).hasSize(1);
        return found[0].getText();
    }

    @Test
    void every_sheet_begins_the_letter_of_somebody_and_none_is_empty() throws IOException {
        SurveyId survey = lettersDue(new PeopleList().people(first, first + 2));
        String batch = letters(survey) + "/" + printed(survey).get("id").asText();

        try (PDDocument document = PDDocument.load(administrator.getBytes(batch + "/pdf"))) {
            assertThat(document.getDocumentCatalog().getViewerPreferences().getDuplex())
                    .as("or the next letter would be on the back")
                    .isEqualTo("Simplex");
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 1; page <= 3; page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(document)).contains("The ward team", "How to answer");
            }
        }
    }

    @Test
    void letters_go_into_one_batch_only_and_whoever_answers_meanwhile_drops_out() {
        SurveyId survey = lettersDue(new PeopleList().people(first, first + 2));
        JsonNode made = printed(survey);
        assertThat(made.get("letters").asInt()).isEqualTo(3);
        assertThat(printed(survey).has("id")).as("no second batch").isFalse();
        String csv = letters(survey) + "/" + made.get("id").asText() + "/csv";
        List<String> rows = administrator.get(csv).body().lines().skip(1).toList();

        String token = rows.getFirst().replaceFirst(".*/s/([0-9a-z]{26}).*", "$1");
        assertThat(answer(token).status()).isEqualTo(201);

        assertThat(administrator.get(csv).body().lines().skip(1))
                .containsExactlyElementsOf(rows.subList(1, 3));
    }

    @Test
    void no_cell_is_a_formula_to_a_spreadsheet() {
        SurveyId survey =
                lettersDue(
                        new PeopleList()
                                .with(first, Map.of("name", "=1+1", "address_1", "@SUM(A1)")));
        String batch = letters(survey) + "/" + printed(survey).get("id").asText();

        assertThat(administrator.get(batch + "/csv").body().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("'=1+1,'@SUM(A1),");
    }

    @Test
    void whoever_has_lost_the_answer_that_told_of_a_batch_finds_it() {
        SurveyId survey = lettersDue(new PeopleList().people(first, first + 2));
        assertThat(administrator.get(letters(survey)).json().get("items")).isEmpty();
        JsonNode made = printed(survey);

        JsonNode listed = administrator.get(letters(survey)).json().get("items");

        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/id")).isEqualTo(made.get("id"));
        assertThat(listed.at("/0/letters").asInt()).isEqualTo(3);
        assertThat(listed.at("/0/madeBy").asText()).isEqualTo(Api.ADMINISTRATOR);
        assertThat(Instant.parse(listed.at("/0/madeAt").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(administrator.get(letters(planned(Map.of()))).json().get("items")).isEmpty();
    }

    @Test
    void whoever_has_answered_is_in_no_batch() {
        SurveyId survey =
                planned(
                        Map.of(
                                "steps",
                                List.of(
                                        PeopleList.step("sms", 7, false),
                                        PeopleList.step("letter", 17, true))));
        take(survey, new PeopleList().people(first, first + 1));
        awaitStep(survey, "sent", 0, 2);
        answer(notify.accepted().getFirst().token());
        makeDue(survey);

        assertThat(printed(survey).get("letters").asInt()).isOne();
        assertThat(count(survey, "stopped", 1)).isOne();
    }
}
