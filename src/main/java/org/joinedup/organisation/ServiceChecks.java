package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what new services refer to that is not there. */
@Singleton
class ServiceChecks {
    private final StoredServices services;
    private final StoredReferenceLists lists;
    private final StoredProgrammes programmes;

    ServiceChecks(
            StoredServices services, StoredReferenceLists lists, StoredProgrammes programmes) {
        this.services = services;
        this.lists = lists;
        this.programmes = programmes;
    }

    /** Codes of all organisations that the services refer to. */
    static Set<String> organisationsOf(List<NewService> wanted) {
        return wanted.stream()
                .flatMap(s -> Stream.concat(Stream.of(s.provider()), s.commissioners().stream()))
                .collect(Collectors.toSet());
    }

    List<Fault> faults(List<NewService> wanted, Map<String, Organisation> organisations) {
        Set<String> taken = services.taken(wanted.stream().map(NewService::code).toList());
        Known known =
                new Known(
                        ofKind(organisations, OrganisationKind.PROVIDER),
                        ofKind(organisations, OrganisationKind.COMMISSIONER),
                        lists.careClusterCodes(),
                        lists.strategyCodes(),
                        programmes.codes());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (taken.contains(wanted.get(i).code())) {
                faults.add(Fault.exists(i));
            }
            known.check(i, wanted.get(i), faults);
        }
        return faults;
    }

    static List<Fault> notCommissionedBy(
            Caller caller, List<NewService> wanted, Map<String, Organisation> organisations) {
        return IntStream.range(0, wanted.size())
                .filter(
                        i ->
                                wanted.get(i).commissioners().stream()
                                        .map(organisations::get)
                                        .noneMatch(o -> o != null && caller.belongsTo(o.id())))
                .mapToObj(i -> new Fault(i, "commissioners", "must name the client's organisation"))
                .toList();
    }

    private static Set<String> ofKind(
            Map<String, Organisation> organisations, OrganisationKind kind) {
        return organisations.values().stream()
                .filter(organisation -> organisation.kind() == kind)
                .map(Organisation::code)
                .collect(Collectors.toSet());
    }

    private record Known(
            Set<String> providers,
            Set<String> commissioners,
            Set<String> careClusters,
            Set<String> strategies,
            Set<String> programmes) {
        void check(int index, NewService s, List<Fault> faults) {
            require(index, "provider", List.of(s.provider()), providers, faults);
            require(index, "careCluster", List.of(s.careCluster()), careClusters, faults);
            require(index, "strategies", s.strategies(), strategies, faults);
            require(index, "programmes", s.programmes(), programmes, faults);
            require(index, "commissioners", s.commissioners(), commissioners, faults);
        }

        private static void require(
                int index,
                String field,
                List<String> codes,
                Set<String> known,
                List<Fault> faults) {
            codes.stream()
                    .filter(code -> !known.contains(code))
                    .distinct()
                    .forEach(
                            code ->
                                    faults.add(
                                            new Fault(
                                                    index,
                                                    field,
                                                    "there is no such code: " + code)));
        }
    }
}
