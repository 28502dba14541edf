package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The groups that services form. What a caller may see of one is for the caller's room to say. */
@Singleton
public class Groups {
    /** The code of the nation. */
    public static final String ALL = "all";

    private final StoredServices services;
    private final Database database;

    Groups(StoredServices services, Database database) {
        this.services = services;
        this.database = database;
    }

    /** Every group that has a service: by kind, then by the first service's code. */
    public List<Group> all() {
        List<Service> everyone = services.all();
        if (everyone.isEmpty()) {
            return List.of();
        }
        Names names = names();
        List<Group> groups = new ArrayList<>();
        for (GroupKind kind : GroupKind.values()) {
            Map<String, List<Service>> members = new LinkedHashMap<>();
            for (Service service : everyone) {
                for (String code : codes(kind, service, names)) {
                    members.computeIfAbsent(code, c -> new ArrayList<>()).add(service);
                }
            }
            members.forEach(
                    (code, in) ->
                            groups.add(
                                    new Group(kind, code, names.of(kind, code), List.copyOf(in))));
        }
        return groups;
    }

    public Optional<Group> find(GroupKind kind, String code) {
        return all().stream()
                .filter(group -> group.kind() == kind && group.code().equals(code))
                .findFirst();
    }

    private static List<String> codes(GroupKind kind, Service service, Names names) {
        return switch (kind) {
            case NATION -> List.of(ALL);
            case REGION -> service.region().stream().toList();
            case CARE_CLUSTER -> List.of(service.careCluster());
            case CLIENT_GROUP -> service.clientGroup().stream().toList();
            case STRATEGY -> service.strategies();
            case PROGRAMME -> service.programmes();
            case PROVIDER -> List.of(names.codeOfProvider(service));
        };
    }

    private Names names() {
        Map<String, String> codes = new HashMap<>();
        database.query(
                "select cast(id as text) as id, code from organisation",
                row -> codes.put(row.text("id"), row.text("code")));
        Map<GroupKind, Map<String, String>> names = new HashMap<>();
        names.put(GroupKind.CARE_CLUSTER, named("care_cluster"));
        names.put(GroupKind.STRATEGY, named("integration_strategy"));
        names.put(GroupKind.PROGRAMME, named("programme"));
        names.put(GroupKind.PROVIDER, named("organisation"));
        names.put(GroupKind.NATION, Map.of(ALL, "All services"));
        return new Names(names, service -> codes.get(service.providerId().toString()));
    }

    private Map<String, String> named(String table) {
        Map<String, String> names = new HashMap<>();
        database.query(
                "select code, name from " + table,
                row -> names.put(row.text("code"), row.text("name")));
        return names;
    }

    private record Names(
            Map<GroupKind, Map<String, String>> names, Function<Service, String> provider) {
        String of(GroupKind kind, String code) {
            return names.getOrDefault(kind, Map.of()).getOrDefault(code, code);
        }

        String codeOfProvider(Service service) {
            return provider.apply(service);
        }
    }
}
