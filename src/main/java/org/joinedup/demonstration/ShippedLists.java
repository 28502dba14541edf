package org.joinedup.demonstration;

import static org.joinedup.demonstration.ReferenceFile.number;
import static org.joinedup.demonstration.ReferenceFile.text;

import org.joinedup.organisation.Programme;
import org.joinedup.organisation.ReferenceLists;
import org.joinedup.organisation.ReferenceLists.Barrier;
import org.joinedup.organisation.ReferenceLists.CareCluster;
import org.joinedup.organisation.ReferenceLists.Evidence;
import org.joinedup.organisation.ReferenceLists.IntegrationStrategy;
import org.joinedup.web.CsvRow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The lists and programmes of the product's own files. */
final class ShippedLists {
    private ShippedLists() {}

    static ReferenceLists read() {
        return new ReferenceLists(
                careClusters(), strategies(), barriers(), List.of(pilots(), pioneers()));
    }

    private static List<CareCluster> careClusters() {
        return ReferenceFile.rows(
                        "care-clusters.csv",
                        "code",
                        "name",
                        "care_coordination_complexity",
                        "examples",
                        "specific_barriers")
                .stream()
                .map(
                        row ->
                                new CareCluster(
                                        text(row, "code"),
                                        text(row, "name"),
                                        text(row, "care_coordination_complexity"),
                                        row.list("examples"),
                                        row.list("specific_barriers")))
                .toList();
    }

    private static List<IntegrationStrategy> strategies() {
        return ReferenceFile.rows(
                        "integration-strategies.csv",
                        "code",
                        "strategy",
                        "type",
                        "studies",
                        "health_positive",
                        "health_measured",
                        "satisfaction_positive",
                        "satisfaction_measured")
                .stream()
                .map(
                        row ->
                                new IntegrationStrategy(
                                        text(row, "code"),
                                        text(row, "strategy"),
                                        text(row, "type"),
                                        evidence(row)))
                .toList();
    }

    private static Evidence evidence(CsvRow row) {
        return new Evidence(
                number(row, "studies"),
                number(row, "health_positive"),
                number(row, "health_measured"),
                number(row, "satisfaction_positive"),
                number(row, "satisfaction_measured"));
    }

    private static List<Barrier> barriers() {
        return ReferenceFile.rows(
                        "barriers.csv",
                        "code",
                        "barrier",
                        "providers_action",
                        "commissioners_action",
                        "regulator_action")
                .stream()
                .map(
                        row ->
                                new Barrier(
                                        text(row, "code"),
                                        text(row, "barrier"),
                                        row.text("providers_action").orElse(""),
                                        row.text("commissioners_action").orElse(""),
                                        row.text("regulator_action").orElse("")))
                .toList();
    }

    /** The sites of the pilots, one row each. */
    static List<CsvRow> pilotRows() {
        return ReferenceFile.rows(
                "integrated-care-pilots-2009.csv",
                "code",
                "name",
                "organisation",
                "region",
                "focus",
                "client_group",
                "pioneer_2013");
    }

    private static Programme pilots() {
        return new Programme(
                "integrated-care-pilots-2009",
                "Integrated care pilots",
                Optional.empty(),
                pilotRows().stream().map(row -> site(row, row.text("focus"))).toList());
    }

    private static Programme pioneers() {
        List<CsvRow> rows =
                ReferenceFile.rows("integration-pioneers-2013.csv", "code", "name", "announced");
        return new Programme(
                "integration-pioneers-2013",
                "Integration pioneers",
                rows.stream()
                        .map(row -> LocalDate.parse(text(row, "announced")))
                        .min(LocalDate::compareTo),
                rows.stream().map(row -> site(row, Optional.empty())).toList());
    }

    private static Programme.Site site(CsvRow row, Optional<String> details) {
        return new Programme.Site(text(row, "code"), text(row, "name"), details);
    }
}
