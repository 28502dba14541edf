package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a provider's people are told of another provider's services: what is published alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FunnelPageTest extends ServiceTest {
    private SomeServices services;
    private ServiceId loud;
    private ServiceId quiet;
    private Api viewer;

    @BeforeAll
    void services_of_two_providers_are_there() {
        services = new SomeServices(database);
        OrganisationId other = Fixtures.provider(database, SomeServices.OTHER_PROVIDER);
        FoldedPeople people = new FoldedPeople(database);
        loud = Fixtures.service(database, "LOUD", other);
        quiet = Fixtures.service(database, "QUIET", other);
        people.put(loud, services.quarter.from(), 83, FunnelPageTest::mostlyStrong, i -> Map.of());
        people.put(quiet, services.quarter.from(), 21, FunnelPageTest::mostlyWeak, i -> Map.of());
        viewer = Fixtures.signedIn(new Api(server.getURI()), "viewer", SomeServices.PROVIDER);
    }

    private static byte[] mostlyStrong(int i) {
        return new byte[] {4, (byte) (i % 7 == 0 ? 2 : 4), (byte) (i % 5 == 0 ? 1 : 4)};
    }

    private static byte[] mostlyWeak(int i) {
        return new byte[] {1, (byte) (i % 4 == 0 ? 3 : 1), (byte) (i % 5 == 0 ? 2 : 1)};
    }

    /** In full and as the page rounds it. */
    private List<String> meanOf(ServiceId service) {
        JsonNode mean =
                new Api(server.getURI())
                        .administrator()
                        .get(services.profileOf(service))
                        .json()
                        .at("/indicator/score/mean/value");
        return List.of(mean.asText(), "%.1f".formatted(mean.asDouble()));
    }

    private void requireNothingOf(ServiceId service, String told) {
        String code = service.equals(loud) ? "LOUD" : "QUIET";
        for (String word : List.of(code, meanOf(service).getFirst(), meanOf(service).getLast())) {
            assertThat(told.contains(word)).as(word).isFalse();
        }
    }

    private List<String> everythingTold() throws IOException {
        String file = "/services/" + services.large + "/pdf?" + services.period();
        try (PDDocument pdf = PDDocument.load(viewer.getBytes(file))) {
            return List.of(
                    viewer.get(services.pageOf(services.large)).body(),
                    viewer.get(services.tableOf(services.large, "funnel")).body(),
                    viewer.get(services.tableOf(services.large, "others-seen")).body(),
                    viewer.get(services.tableOf(services.large, "others-published")).body(),
                    new PDFTextStripper().getText(pdf));
        }
    }

    @Test
    @Order(1)
    void nothing_of_another_providers_service_is_told_before_it_is_published() throws IOException {
        for (String told : everythingTold()) {
            requireNothingOf(loud, told);
            requireNothingOf(quiet, told);
        }
        assertThat(viewer.get(services.pageOf(services.large)).body())
                .contains("Nothing of this period is published yet");
    }

    @Test
    @Order(1)
    void a_group_with_services_of_others_has_no_live_figure_and_says_that_nothing_is_published() {
        String page = viewer.get("/groups/nation/all?" + services.period()).body();

        assertThat(page)
                .contains("No edition of this period is published yet", "told in editions")
                .doesNotContain("id=\"trend\"", "id=\"statements\"");
    }

    @Test
    @Order(2)
    void what_is_published_is_told_by_name_and_what_the_edition_keeps_back_is_not()
            throws IOException {
        new PublishedEditions(new Api(server.getURI()))
                .publish(
                        services.quarter.from().toString(), services.quarter.to().toString(), null);

        List<String> told = everythingTold();

        long published = told.get(3).lines().count() - 1;
        assertThat(published).isPositive();
        assertThat(told.getFirst())
                .contains(
                        "Service LOUD", meanOf(loud).getLast(), published + " other services have")
                .contains("id=\"table-others-published\"");
        assertThat(told.get(3)).contains("Service LOUD", "Service OTHER-5");
        assertThat(told.get(3)).as("only in tenths").doesNotContain(meanOf(loud).getFirst());
        assertThat(told.get(3))
                .as("seen anyway")
                .doesNotContain("false,Service SMALL", "false,Service LARGE");
        assertThat(told.getLast()).contains("Service LOUD");
        for (String each : told) {
            requireNothingOf(quiet, each);
        }
    }

    @Test
    @Order(3)
    void its_page_tells_what_the_edition_of_the_period_tells() {
        Api administrator = new Api(server.getURI()).administrator();
        String page = viewer.get("/groups/nation/all?" + services.period()).body();
        JsonNode line =
                administrator
                        .get(
                                "/api/v1/observations?level=nation&metric=mean-score&breakdown=none&"
                                        + services.period())
                        .json()
                        .at("/items/0");

        assertThat(page)
                .contains("id=\"table-published-", "Edition 1, as of", "95 % Wilson interval")
                .contains("%.1f".formatted(line.get("value").asDouble()))
                .contains(">" + line.get("n").asText() + "\n");
        assertThat(viewer.get("/groups/nation/all/pdf?" + services.period()).status())
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void of_another_period_nothing_is_told() {
        String page =
                viewer.get(
                                "/services/"
                                        + services.large
                                        + "?"
                                        + SomeServices.period(services.present))
                        .body();

        requireNothingOf(loud, page);
    }

    @Test
    @Order(4)
    void those_who_see_all_services_have_each_once() {
        String page =
                new Api(server.getURI())
                        .administrator()
                        .get(services.pageOf(services.large))
                        .body();

        assertThat(page)
                .contains("id=\"table-others-seen\"")
                .doesNotContain("id=\"table-others-published\"");
    }
}
