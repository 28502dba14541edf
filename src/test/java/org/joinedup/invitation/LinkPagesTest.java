package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.SurveyFixtures.Invited;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

class LinkPagesTest extends ServiceTest {
    private static final List<String> PAGES = List.of("/letter", "/qr.svg", "/qr.png");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    private SurveyFixtures surveys;
    private SurveyId survey;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        survey = surveys.openSurvey();
    }

    @Test
    void the_qr_code_as_png_decodes_to_the_exact_link() throws Exception {
        Invited invited = surveys.invite(survey, "S1");

        HttpResponse<byte[]> png = bytes(invited.path() + "/qr.png");

        assertThat(png.headers().firstValue("content-type")).hasValue("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.body()));
        assertThat(decode(image)).isEqualTo(invited.link());
    }

    private HttpResponse<byte[]> bytes(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.getURI() + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String decode(BufferedImage image) throws Exception {
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new BufferedImageLuminanceSource(image))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    @Test
    void the_qr_code_as_svg_decodes_to_the_exact_link() throws Exception {
        Invited invited = surveys.invite(survey, "S1");

        Reply svg = api.get(invited.path() + "/qr.svg");

        assertThat(svg.header("content-type")).startsWith("image/svg+xml");
        assertThat(svg.body()).containsOnlyOnce("<path").doesNotContain("style");
        assertThat(decode(drawn(svg.body()))).isEqualTo(invited.link());
    }

    /** Draws the path as a reader of SVG does, eight pixels a unit. */
    private static BufferedImage drawn(String svg) {
        int size = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        BufferedImage image = new BufferedImage(size * 8, size * 8, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, size * 8, size * 8);
        graphics.setColor(Color.BLACK);
        Matcher runs = RUN.matcher(svg);
        while (runs.find()) {
            assertThat(runs.group(3)).isEqualTo(runs.group(4));
            graphics.fillRect(
                    8 * Integer.parseInt(runs.group(1)),
                    8 * Integer.parseInt(runs.group(2)),
                    8 * Integer.parseInt(runs.group(3)),
                    8);
        }
        graphics.dispose();
        return image;
    }

    @Test
    void the_letter_says_who_asks_and_by_when_and_has_the_link_and_its_code() {
        Invited invited = surveys.invite(survey, "S1");

        Reply letter = api.get(invited.path() + "/letter");

        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.header("content-type")).startsWith("text/html");
        assertThat(letter.body())
                .contains("The ward team", "Service S1")
                .contains("href=\"" + invited.link() + "\"")
                .contains("src=\"qr.svg\"")
                .contains(
                        DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                                .format(SurveyFixtures.today().plusDays(32)))
                .contains("demonstration")
                .doesNotContain("<script", "style=", "ju-letter--large");
        assertThat(letter.body().replaceAll("<[^>]*>", "")).contains(invited.link());
    }

    @Test
    void the_pages_are_not_cached_and_send_no_referrer() {
        Invited invited = surveys.invite(survey, "S1");

        for (String page : PAGES) {
            Reply reply = api.get(invited.path() + page);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
            assertThat(reply.header("referrer-policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void the_letter_is_in_large_print_for_those_who_need_it() {
        Invited invited =
                surveys.invite(survey, "S1", Map.of("formatNeeds", List.of("large-print")));

        assertThat(api.get(invited.path() + "/letter").body()).contains("ju-letter--large");
    }

    @Test
    void what_a_caller_wrote_is_shown_as_text() {
        SurveyId other = surveys.openSurvey(Map.of("askedBy", "<b>Us</b> & {0}"));

        String letter = api.get(surveys.invite(other, "S1").path() + "/letter").body();

        assertThat(letter).contains("&lt;b&gt;Us&lt;/b&gt; &amp; {0}").doesNotContain("<b>");
    }

    @Test
    void a_token_typed_from_paper_is_read_as_it_was_meant() {
        Invited invited = surveys.invite(survey, "S1");
        String token = invited.token();
        String typed =
                (token.substring(0, 4) + "-" + token.substring(4))
                        .toUpperCase(Locale.ROOT)
                        .replace('0', 'O')
                        .replace('1', 'l');

        Reply letter = api.get("/s/" + typed + "/letter");

        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.body()).contains("href=\"" + invited.link() + "\"");
    }

    @Test
    void looking_changes_nothing() {
        Invited invited = surveys.invite(survey, "S1");
        String before = row(invited);

        PAGES.forEach(page -> api.get(invited.path() + page));

        assertThat(row(invited)).isEqualTo(before).contains("issued");
    }

    private String row(Invited invited) {
        return database.first(
                        "select cast(i as text) as line from invitation i where id = ?",
                        row -> row.text("line"),
                        invited.id())
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000",
                "x",
                "%00",
                "%C3%28",
                "a%2Fb",
                "%F0%9F%98%80",
                "'--"
            })
    void an_unknown_and_a_malformed_token_get_the_same_plain_page(String token) {
        String known = api.get("/s/11111111111111111111111111/letter").body();

        for (String page : PAGES) {
            Reply reply = api.get("/s/" + token + page);

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.header("content-type")).startsWith("text/html");
            assertThat(reply.body()).isEqualTo(known).contains("This link does not work");
        }
    }

    @Test
    void what_has_ended_is_gone_and_what_is_answered_is_not() {
        Map<String, Integer> answers =
                Map.of(
                        "issued",
                        200,
                        "opened",
                        200,
                        "completed",
                        200,
                        "expired",
                        410,
                        "withdrawn",
                        410,
                        "opted-out",
                        410);
        Invited invited = surveys.invite(survey, "S1");
        answers.forEach(
                (state, status) -> {
                    database.update(
                            "update invitation set state = ? where id = ?", state, invited.id());
                    for (String page : PAGES) {
                        assertThat(api.get(invited.path() + page).status())
                                .as(state)
                                .isEqualTo(status);
                    }
                });
    }

    @Test
    void an_invitation_past_its_time_is_gone_without_anybody_having_marked_it() {
        Invited invited = surveys.invite(survey, "S1");
        surveys.expire(invited.id());

        Reply reply = api.get(invited.path() + "/letter");

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains("This link has ended").doesNotContain("qr.svg");
    }
}
