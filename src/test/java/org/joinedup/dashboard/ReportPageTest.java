package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The pages of services and groups and their files, over HTTP. */
class ReportPageTest extends ServiceTest {
    private SomeServices services;
    private Api viewer;
    private Api outsider;

    @BeforeAll
    void services_with_answers_are_there() {
        services = new SomeServices(database);
        Api anonymous = new Api(server.getURI());
        viewer = Fixtures.signedIn(anonymous, "viewer", SomeServices.PROVIDER);
        Fixtures.provider(database, "OUTSIDE");
        outsider = Fixtures.signedIn(anonymous, "coordinator", "OUTSIDE");
    }

    private static List<NamedCsvRecord> rows(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return CsvReader.builder().ofNamedCsvRecord(reply.body()).stream().toList();
    }

    private String page(ServiceId service) {
        Reply reply = viewer.get(services.pageOf(service));
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private static Map<String, JsonNode> byItem(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .collect(Collectors.toMap(item -> item.get("position").asText(), item -> item));
    }

    private static void requireFigure(NamedCsvRecord row, String column, JsonNode figure) {
        assertThat(number(row, column)).isEqualTo(number(figure, "value"));
        assertThat(number(row, column + " lower 95")).isEqualTo(number(figure, "lower"));
        assertThat(number(row, column + " upper 95")).isEqualTo(number(figure, "upper"));
        assertThat(row.getField(column + " symbol")).isEqualTo(figure.get("symbol").asText());
    }

    private static Double number(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    private static Double number(JsonNode figure, String part) {
        return figure.get(part).isNull() ? null : figure.get(part).asDouble();
    }

    @Test
    void the_file_of_the_statements_has_the_apis_numbers_the_fewest_who_agree_first() {
        JsonNode profile = viewer.get(services.profileOf(services.large)).json();
        Map<String, JsonNode> items = byItem(profile.at("/indicator/items"));

        List<NamedCsvRecord> rows =
                rows(viewer.get(services.tableOf(services.large, "statements")));

        assertThat(rows).hasSize(3);
        double before = 0;
        for (NamedCsvRecord row : rows) {
            JsonNode item = items.get(row.getField("Statement").substring(0, 1));
            requireFigure(row, "Agree or strongly agree", item.get("agree"));
            requireFigure(row, "Mean (0 to 100)", item.get("mean"));
            assertThat(row.getField("Strongly disagree"))
                    .isEqualTo(item.at("/counts/stronglyDisagree").asText());
            assertThat(item.at("/agree/value").asDouble()).isGreaterThanOrEqualTo(before);
            before = item.at("/agree/value").asDouble();
            assertThat(row.getField("code")).isEqualTo("LARGE");
            assertThat(row.getField("synthetic")).isEqualTo("false");
        }
    }

    @Test
    void the_file_of_the_trend_has_the_apis_points_and_limits() {
        JsonNode trend = viewer.get(services.profileOf(services.large)).json().get("trend");

        List<NamedCsvRecord> rows = rows(viewer.get(services.tableOf(services.large, "trend")));

        assertThat(rows).hasSameSizeAs(trend.get("points"));
        for (int i = 0; i < rows.size(); i++) {
            JsonNode point = trend.get("points").get(i);
            requireFigure(rows.get(i), "Score", point.get("figure"));
            JsonNode limits = trend.get("phases").get(point.get("phase").asInt()).get("limits");
            assertThat(Double.parseDouble(rows.get(i).getField("Lower limit")))
                    .isEqualTo(limits.get("lower").asDouble());
            assertThat(rows.get(i).getField("What stands out"))
                    .isEqualTo(point.at("/rule/words").asText(""));
        }
    }

    @Test
    void the_files_of_handovers_and_of_the_funnel_have_the_apis_numbers() {
        JsonNode profile = viewer.get(services.profileOf(services.large)).json();

        List<NamedCsvRecord> handovers =
                rows(viewer.get(services.tableOf(services.large, "handovers")));
        JsonNode known = profile.at("/handovers/handovers");
        assertThat(handovers).hasSameSizeAs(known).hasSize(2);
        for (int i = 0; i < handovers.size(); i++) {
            requireFigure(handovers.get(i), "Score", known.get(i).get("mean"));
        }
        List<NamedCsvRecord> funnel = rows(viewer.get(services.tableOf(services.large, "funnel")));
        JsonNode curve = profile.at("/comparison/funnel/curve");
        assertThat(funnel).hasSize(curve.size() + 1);
        assertThat(Double.parseDouble(funnel.get(1).getField("95 % from")))
                .isEqualTo(curve.get(0).get("lower95").asDouble());
    }

    @Test
    void what_clearly_fewer_agree_with_than_elsewhere_is_named_with_its_numbers() {
        JsonNode first =
                viewer.get(services.profileOf(services.large))
                        .json()
                        .at("/comparison/items/0/difference");
        assertThat(first.get("upper").asDouble()).isNegative();

        String page = page(services.large);

        assertThat(page)
                .contains("What to work on", "percentage points fewer")
                .contains("%.1f percentage points fewer".formatted(-first.get("value").asDouble()));
    }

    @ParameterizedTest
    @CsvSource({
        "9, Too few people answered in this period: fewer than 10.",
        "10, [u]",
        "29, [u]",
        "30, '30 people'"
    })
    void what_is_shown_depends_on_the_number_of_people(int people, String words) {
        String page = page(services.small.get(people));

        assertThat(page).contains(words);
        assertThat(page.contains("id=\"table-statements\"")).isEqualTo(people >= 10);
        assertThat(page.contains("id=\"table-spread\"")).isEqualTo(people >= 30);
        assertThat(page.contains("[u]</p>")).isEqualTo(people >= 10 && people < 30);
    }

    @Test
    void of_nine_people_no_file_has_a_number() {
        ServiceId nine = services.small.get(9);

        for (String table : List.of("statements", "spread", "others-statements", "questionnaire")) {
            assertThat(viewer.get(services.tableOf(nine, table)).status()).isEqualTo(404);
        }
        assertThat(rows(viewer.get(services.tableOf(nine, "quarters"))))
                .allSatisfy(row -> assertThat(row.getField("Score")).isEmpty());
    }

    @Test
    void a_commissioners_viewer_sees_the_rounded_figures_that_the_api_tells_them() {
        Fixtures.commissions(database, Fixtures.commissioner(database, "PAYERS"), services.large);
        Api payer = Fixtures.signedIn(api, "viewer", "PAYERS");
        JsonNode items =
                payer.get(services.profileOf(services.large)).json().at("/indicator/items");

        Reply page = payer.get(services.pageOf(services.large));
        List<NamedCsvRecord> rows = rows(payer.get(services.tableOf(services.large, "statements")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("told to those who run the service alone")
                .doesNotContain("id=\"table-spread\"");
        assertThat(rows).hasSize(3);
        for (NamedCsvRecord row : rows) {
            JsonNode item = byItem(items).get(row.getField("Statement").substring(0, 1));
            requireFigure(row, "Agree or strongly agree", item.get("agree"));
            assertThat(row.getField("Strongly disagree")).isEqualTo("[c]");
        }
        assertThat(payer.get("/services?" + services.period()).body()).contains("Service LARGE");
        assertThat(payer.get(services.pageOf(services.small.get(30))).status()).isEqualTo(404);
    }

    @Test
    void another_providers_service_and_group_do_not_exist() {
        for (String path :
                List.of(
                        services.pageOf(services.large),
                        services.tableOf(services.large, "statements"),
                        "/groups/provider/" + SomeServices.PROVIDER,
                        "/groups/provider/" + SomeServices.PROVIDER + "/csv/statements")) {
            assertThat(outsider.get(path).status()).as(path).isEqualTo(404);
            assertThat(outsider.get(path).body()).doesNotContain("Service LARGE");
        }
        assertThat(outsider.get("/services").body()).doesNotContain("LARGE");
        assertThat(viewer.get(services.pageOf(services.others.getFirst())).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/services", "/glossary", "SERVICE", "TABLE", "PDF", "GROUP"})
    void a_page_is_for_those_who_run_services_and_for_nobody_else(String name) {
        String path =
                name.replace("SERVICE", services.pageOf(services.large))
                        .replace("TABLE", services.tableOf(services.large, "statements"))
                        .replace("PDF", "/services/" + services.large + "/pdf?" + services.period())
                        .replace("GROUP", "/groups/provider/" + SomeServices.PROVIDER);
        Fixtures.commissioner(database, "BUYERS");
        Fixtures.commissions(database, Fixtures.commissioner(database, "BUYERS"), services.large);

        assertThat(viewer.get(path).status()).isEqualTo(200);
        assertThat(Fixtures.signedIn(api, "coordinator", SomeServices.PROVIDER).get(path).status())
                .isEqualTo(200);
        assertThat(api.administrator().get(path).status()).isEqualTo(200);
        assertThat(api.get(path).status()).as("anonymous").isIn(303, 401);
        assertThat(Fixtures.client(api, "BUYERS").get(path).status())
                .as("a commissioner's machine")
                .isEqualTo(403);
    }

    @Test
    void parts_of_a_period_that_is_not_settled_are_told_later_and_the_page_says_when() {
        Reply page =
                viewer.get(
                        "/services/"
                                + services.large
                                + "?"
                                + SomeServices.period(services.present));

        String settled = "/services/%s?period=%s#".formatted(services.large, inAddresses());
        assertThat(page.body())
                .contains("Told from ", "the latest period whose parts are fixed")
                .contains("href=\"" + settled + "handovers\"")
                .contains("href=\"" + settled + "equity\"")
                .contains("href=\"" + settled + "respondents\"")
                .doesNotContain("choose an earlier period")
                .doesNotContain("id=\"table-handovers\"")
                .doesNotContain("id=\"table-people-by-respondent\"");
    }

    private String inAddresses() {
        return services.settled(server).inAddresses();
    }

    @Test
    void answers_that_are_missing_in_a_period_that_still_fills_are_counted() {
        ServiceId nine = services.small.get(9);

        assertThat(
                        viewer.get(
                                        "/services/"
                                                + nine
                                                + "?"
                                                + SomeServices.period(services.present))
                                .body())
                .contains("10 more responses are needed before anything is shown")
                .doesNotContain("Too few people answered in this period");
    }

    @Test
    void a_board_gets_an_accessible_pdf_with_the_same_numbers() throws Exception {
        JsonNode profile = viewer.get(services.profileOf(services.large)).json();
        String path = "/services/" + services.large + "/pdf?" + services.period();
        assertThat(outsider.get(path).status()).isEqualTo(404);

        byte[] pdf = viewer.getBytes(path);

        Files.createDirectories(Path.of("target/screenshots"));
        Files.write(Path.of("target/screenshots/dashboard.pdf"), pdf);
        try (PDDocument document = PDDocument.load(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentInformation().getTitle()).contains("Service LARGE");
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "What to work on",
                            "%.1f".formatted(profile.at("/indicator/score/mean/value").asDouble()),
                            "%.1f"
                                    .formatted(
                                            profile.at("/handovers/handovers/0/mean/value")
                                                    .asDouble()));
        }
    }

    @Test
    void a_group_has_a_page_of_its_services_together() {
        JsonNode profile =
                viewer.get(
                                "/api/v1/groups/provider/"
                                        + SomeServices.PROVIDER
                                        + "/profile?"
                                        + services.asked())
                        .json();

        Reply page =
                viewer.get("/groups/provider/" + SomeServices.PROVIDER + "?" + services.period());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("%.1f".formatted(profile.at("/indicator/score/mean/value").asDouble()))
                .doesNotContain("id=\"others\"");
    }

    @Test
    void a_providers_page_has_the_handovers_of_each_of_its_services_the_weakest_first() {
        JsonNode known =
                viewer.get(services.profileOf(services.large)).json().at("/handovers/handovers");
        String path = "/groups/provider/" + SomeServices.PROVIDER;

        List<NamedCsvRecord> rows = rows(viewer.get(path + "/csv/handovers?" + services.period()));

        assertThat(rows).hasSameSizeAs(known).hasSize(2);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).getField("From")).isEqualTo("Service LARGE");
            assertThat(rows.get(i).getField("To"))
                    .isEqualTo(known.get(i).at("/destination/name").asText());
            requireFigure(rows.get(i), "Score", known.get(i).get("mean"));
        }
        assertThat(viewer.get(path + "?" + services.period()).body())
                .contains("The weakest handover is from Service LARGE to ");
    }

    @Test
    void every_file_that_was_taken_is_in_the_audit_trail() {
        viewer.get(services.tableOf(services.large, "topics"));
        viewer.get(services.tableOf(services.large, "questionnaire"));

        assertThat(
                        database.list(
                                """
                                select details from audit_entry
                                where act = 'export-table' and details like 'questionnaire%'
                                """,
                                row -> row.text("details")))
                .isNotEmpty();
    }

    @Test
    void a_period_or_table_that_there_is_not_is_not_found() {
        assertThat(viewer.get("/services/" + services.large + "?period=1999-Q1").status())
                .isEqualTo(404);
        assertThat(viewer.get("/services?period=x").status()).isEqualTo(404);
        assertThat(viewer.get(services.tableOf(services.large, "nothing")).status()).isEqualTo(404);
    }
}
