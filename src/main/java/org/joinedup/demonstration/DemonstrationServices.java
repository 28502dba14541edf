package org.joinedup.demonstration;

import static org.joinedup.demonstration.ReferenceFile.number;
import static org.joinedup.demonstration.ReferenceFile.text;

import jakarta.inject.Singleton;

import org.joinedup.organisation.AddOrganisations;
import org.joinedup.organisation.AddServices;
import org.joinedup.organisation.NewOrganisation;
import org.joinedup.organisation.NewService;
import org.joinedup.organisation.OrganisationKind;
import org.joinedup.web.CsvRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 16 pilots as services of the organisations that led them, and one commissioner who pays for
 * all.
 */
@Singleton
class DemonstrationServices {
    static final String COMMISSIONER = "DEMO";
    private static final String PROGRAMME = "integrated-care-pilots-2009";

    private final AddOrganisations addOrganisations;
    private final AddServices addServices;

    DemonstrationServices(AddOrganisations addOrganisations, AddServices addServices) {
        this.addOrganisations = addOrganisations;
        this.addServices = addServices;
    }

    List<DemonstrationService> described() {
        Map<String, CsvRow> pilots =
                ShippedLists.pilotRows().stream()
                        .collect(Collectors.toMap(row -> text(row, "code"), Function.identity()));
        return ReferenceFile.rows(
                        "demonstration-services.csv",
                        "code",
                        "care_cluster",
                        "strategies",
                        "responses_a_quarter")
                .stream()
                .map(row -> describe(row, pilots.get(text(row, "code"))))
                .toList();
    }

    /**
     * @return false when they were made before
     */
    boolean add(List<DemonstrationService> services) {
        List<NewOrganisation> organisations = new ArrayList<>();
        organisations.add(
                new NewOrganisation(
                        COMMISSIONER,
                        "Demonstration commissioner",
                        OrganisationKind.COMMISSIONER,
                        null));
        for (DemonstrationService service : services) {
            organisations.add(
                    new NewOrganisation(
                            service.providerCode(),
                            service.organisation(),
                            OrganisationKind.PROVIDER,
                            service.region()));
        }
        return switch (addOrganisations.add(organisations, DemonstrationProgramme.ACTOR)) {
            case AddOrganisations.Outcome.Refused ignored -> false;
            case AddOrganisations.Outcome.Added ignored -> {
                addServices(services);
                yield true;
            }
        };
    }

    private void addServices(List<DemonstrationService> services) {
        List<NewService> wanted =
                services.stream()
                        .map(
                                s ->
                                        new NewService(
                                                s.code(),
                                                s.name(),
                                                s.providerCode(),
                                                s.careCluster(),
                                                s.clientGroup(),
                                                s.region(),
                                                s.strategies(),
                                                List.of(PROGRAMME),
                                                List.of(COMMISSIONER)))
                        .toList();
        switch (addServices.add(wanted, DemonstrationProgramme.CALLER)) {
            case AddServices.Outcome.Added ignored -> {}
            case AddServices.Outcome.Refused refused ->
                    throw new IllegalStateException("demonstration services: " + refused.faults());
        }
    }

    private static DemonstrationService describe(CsvRow row, CsvRow pilot) {
        return new DemonstrationService(
                text(row, "code"),
                text(pilot, "name"),
                text(pilot, "organisation"),
                text(pilot, "region"),
                text(pilot, "client_group"),
                text(row, "care_cluster"),
                List.of(text(row, "strategies").split(";", -1)),
                number(row, "responses_a_quarter"));
    }
}
