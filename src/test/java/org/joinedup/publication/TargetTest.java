package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.inject.Inject;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class TargetTest extends ServiceTest {
    private static final String TARGETS = "/api/v1/targets";

    @Inject Targets targets;
    @Inject Services services;

    private TestOrganisations organisations;
    private Api administrator;
    private String provider;
    private String buyer;
    private TestService ward;
    private Api coordinator;
    private Api client;
    private Api otherBuyer;
    private Api ofTheWard;
    private Api ofAnotherProvider;
    private int month;

    @BeforeAll
    void a_ward_with_two_commissioners_and_another_provider() {
        organisations = new TestOrganisations(new Api(server.getURI()));
        administrator = organisations.administrator();
        provider = organisations.provider();
        buyer = organisations.commissioner();
        String other = organisations.commissioner();
        ward = organisations.service(provider, buyer, other);
        coordinator = organisations.coordinatorOf(buyer);
        client = organisations.clientOf(buyer);
        otherBuyer = organisations.coordinatorOf(other);
        ofTheWard = organisations.viewerOf(provider);
        ofAnotherProvider = organisations.coordinatorOf(organisations.service().provider());
    }

    /** A target that no other test sets. */
    private Map<String, Object> wanted() {
        month++;
        return new HashMap<>(
                Map.of(
                        "kind",
                        "service",
                        "code",
                        ward.code(),
                        "instrument",
                        "ctm-15",
                        "value",
                        80.5,
                        "from",
                        "20%02d-%02d".formatted(30 + month / 12, 1 + month % 12)));
    }

    private static Map<String, Object> with(Map<String, Object> target, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(target);
        changed.put(key, value);
        return changed;
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().get("id").asText();
    }

    private static List<String> listed(Api caller) {
        List<String> ids = new ArrayList<>();
        for (JsonNode target : caller.get(TARGETS + "?limit=1000").json().get("items")) {
            ids.add(target.get("id").asText());
        }
        return ids;
    }

    @Test
    void a_commissioners_coordinator_sets_a_target_and_those_concerned_see_it() {
        Map<String, Object> wanted = wanted();
        wanted.put("item", "ctm-09");
        wanted.put("to", "2098-12");

        Reply made = coordinator.post(TARGETS, wanted);
        String id = id(made);

        assertThat(made.json().get("commissioner").asText()).isEqualTo(buyer);
        assertThat(made.json().get("serviceId").asText()).isEqualTo(ward.id());
        assertThat(made.json().get("value").asDouble()).isEqualTo(80.5);
        assertThat(made.json().get("item").asText()).isEqualTo("ctm-09");
        assertThat(made.json().get("to").asText()).isEqualTo("2098-12");
        for (Api caller : List.of(coordinator, client, ofTheWard, administrator)) {
            assertThat(listed(caller)).contains(id);
            assertThat(caller.get(TARGETS + "/" + id).json()).isEqualTo(made.json());
        }
    }

    @Test
    void to_everyone_else_it_does_not_exist() {
        Map<String, Object> wanted = wanted();
        String path = TARGETS + "/" + id(coordinator.post(TARGETS, wanted));

        for (Api caller : List.of(otherBuyer, ofAnotherProvider)) {
            assertThat(listed(caller)).doesNotContain(path.substring(TARGETS.length() + 1));
            assertThat(caller.get(path).status()).isEqualTo(404);
            assertThat(caller.put(path, wanted).status()).isEqualTo(404);
            assertThat(caller.delete(path).status()).isEqualTo(404);
        }
        assertThat(coordinator.get(TARGETS + "/not-an-id").status()).isEqualTo(404);
    }

    @Test
    void a_provider_sees_the_target_of_its_service_and_cannot_change_it() {
        Map<String, Object> wanted = wanted();
        String path = TARGETS + "/" + id(coordinator.post(TARGETS, wanted));
        Api coordinatorOfTheWard = organisations.coordinatorOf(provider);

        assertThat(coordinatorOfTheWard.get(path).status()).isEqualTo(200);
        assertThat(coordinatorOfTheWard.put(path, wanted).status()).isEqualTo(403);
        assertThat(coordinatorOfTheWard.delete(path).status()).isEqualTo(403);
        assertThat(coordinatorOfTheWard.post(TARGETS, wanted()).status()).isEqualTo(403);
    }

    @Test
    void the_same_once_more_is_answered_alike_and_another_value_is_refused() {
        Map<String, Object> wanted = wanted();
        Reply first = coordinator.post(TARGETS, wanted);

        assertThat(coordinator.post(TARGETS, wanted).json()).isEqualTo(first.json());
        Reply other = coordinator.post(TARGETS, with(wanted, "value", 81));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().at("/errors/0/field").asText()).isEqualTo("from");
        assertThat(audited("set-target", id(first))).isEqualTo(1);
    }

    @Test
    void eight_at_once_make_one_target() throws Exception {
        Map<String, Object> wanted = wanted();
        Callable<String> set = () -> id(coordinator.post(TARGETS, wanted));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<String> ids = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(Collections.nCopies(8, set))) {
                ids.add(each.get());
            }
            assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        }
    }

    @Test
    void a_target_is_replaced_and_withdrawn_as_often_as_the_answer_is_lost() {
        Map<String, Object> wanted = wanted();
        String id = id(coordinator.post(TARGETS, wanted));
        Map<String, Object> changed = with(wanted, "value", 90);

        Reply replaced = coordinator.put(TARGETS + "/" + id, changed);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().get("value").asDouble()).isEqualTo(90);
        assertThat(coordinator.put(TARGETS + "/" + id, changed).json()).isEqualTo(replaced.json());
        assertThat(audited("replace-target", id)).isEqualTo(1);

        assertThat(coordinator.delete(TARGETS + "/" + id).status()).isEqualTo(204);
        assertThat(coordinator.delete(TARGETS + "/" + id).status()).isEqualTo(204);
        assertThat(audited("withdraw-target", id)).isEqualTo(1);
        assertThat(coordinator.get(TARGETS + "/" + id).status()).isEqualTo(404);
        assertThat(coordinator.put(TARGETS + "/" + id, changed).status()).isEqualTo(404);
        assertThat(id(coordinator.post(TARGETS, wanted))).isNotEqualTo(id);
    }

    @Test
    void a_target_cannot_be_moved_onto_another() {
        Map<String, Object> first = wanted();
        Map<String, Object> second = wanted();
        coordinator.post(TARGETS, first);
        String id = id(coordinator.post(TARGETS, second));

        assertThat(coordinator.put(TARGETS + "/" + id, first).status()).isEqualTo(409);
        Reply moved = coordinator.put(TARGETS + "/" + id, with(second, "commissioner", provider));
        assertThat(moved.json().at("/errors/0/field").asText()).isEqualTo("commissioner");
    }

    @ParameterizedTest
    @CsvSource({
        "kind, ward",
        "kind,",
        "code, SVC-99999",
        "code, ' '",
        "instrument, ctm-99",
        "item, i-01",
        "value, -1",
        "value, 100.01",
        "value, 80.125",
        "from, 2026-13",
        "from, January",
        "to, 2000-01",
        "commissioner, PRO-99999",
    })
    void what_is_not_valid_is_named(String field, String value) {
        Object sent = field.equals("value") ? Double.valueOf(value) : value;

        Reply reply = coordinator.post(TARGETS, with(wanted(), field, sent));

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().get("errors")).hasSize(1);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void an_administrator_names_a_commissioner_that_commissions_something() {
        Map<String, Object> wanted = wanted();

        id(administrator.post(TARGETS, with(wanted, "commissioner", buyer)));
        for (Object commissioner : new Object[] {null, provider, "COM-99999"}) {
            Reply reply = administrator.post(TARGETS, with(wanted(), "commissioner", commissioner));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("commissioner");
        }
    }

    @Test
    void the_list_comes_in_portions_and_is_never_cut() {
        id(coordinator.post(TARGETS, wanted()));
        id(coordinator.post(TARGETS, wanted()));
        List<String> all = listed(coordinator);

        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = coordinator.get(TARGETS + "?limit=1&after=" + next).json();
            page.get("items").forEach(target -> read.add(target.get("id").asText()));
            next = page.has("next") ? page.get("next").asText() : null;
        }
        assertThat(read).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "region, North East",
        "provider, PROVIDER",
        "programme, PROGRAMME",
        "care-cluster, frailty",
        "client-group, Older people",
        "strategy, STRATEGY",
        "nation, all",
    })
    void a_groups_target_covers_the_services_in_it_that_the_commissioner_pays_for(
            String kind, String code) {
        String commissioner = organisations.commissioner();
        Service inside = service(true, commissioner);
        Service ofAnother = service(true, buyer);
        String group = code;
        group = code.equals("PROVIDER") ? providerOf(inside) : group;
        group = code.equals("PROGRAMME") ? inside.programmes().getFirst() : group;
        group = code.equals("STRATEGY") ? inside.strategies().getFirst() : group;
        group = kind.equals("care-cluster") ? inside.careCluster() : group;
        Map<String, Object> wanted = with(with(wanted(), "kind", kind), "code", group);
        wanted.put("commissioner", commissioner);
        wanted.put("from", "2026-01");
        id(administrator.post(TARGETS, wanted));

        YearMonth may = YearMonth.of(2026, 5);
        Caller someone = new Caller("a", Role.ADMINISTRATOR, Optional.empty());
        assertThat(targets.forService(someone, inside, "ctm-15", may)).hasSize(1);
        assertThat(targets.forService(someone, ofAnother, "ctm-15", may))
                .noneMatch(target -> target.commissioner().equals(idOf(commissioner)));
        assertThat(
                        targets.forGroup(
                                new Caller("b", Role.VIEWER, Optional.of(idOf(commissioner))),
                                Coded.of(TargetKind.class, kind),
                                group,
                                "ctm-15",
                                may))
                .hasSize(1);
        Reply unknown = administrator.post(TARGETS, with(wanted, "code", "no-such-group"));
        assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("code");
    }

    @Test
    void of_two_targets_for_the_same_the_later_is_in_force_and_each_commissioner_has_its_own() {
        String commissioner = organisations.commissioner();
        Service service = service(false, commissioner, buyer);
        Map<String, Object> wanted = with(wanted(), "code", service.code());
        Api own = organisations.coordinatorOf(commissioner);
        own.post(TARGETS, with(with(wanted, "from", "2026-01"), "value", 70));
        own.post(
                TARGETS, with(with(with(wanted, "from", "2026-04"), "value", 80), "to", "2026-06"));
        coordinator.post(TARGETS, with(with(wanted, "from", "2026-01"), "value", 60));

        Caller buying = new Caller("c", Role.COMMISSIONER, Optional.of(idOf(commissioner)));
        assertThat(inForce(buying, service, "2025-12")).isEmpty();
        assertThat(inForce(buying, service, "2026-03")).containsExactly(70.0);
        assertThat(inForce(buying, service, "2026-04")).containsExactly(80.0);
        assertThat(inForce(buying, service, "2026-06")).containsExactly(80.0);
        assertThat(inForce(buying, service, "2026-07")).containsExactly(70.0);
        Caller providing = new Caller("d", Role.VIEWER, Optional.of(service.providerId()));
        assertThat(inForce(providing, service, "2026-05")).containsExactlyInAnyOrder(80.0, 60.0);
        assertThat(targets.forService(providing, service, "ctm-3", YearMonth.of(2026, 5)))
                .isEmpty();
    }

    @Test
    void a_target_can_be_set_for_every_kind_of_group_and_found_by_its_subject() {
        for (GroupKind kind : GroupKind.values()) {
            assertThat(Coded.find(TargetKind.class, kind.code())).isPresent();
        }
        Service service = service(true, buyer);
        id(
                coordinator.post(
                        TARGETS, with(with(wanted(), "code", service.code()), "from", "2026-01")));
        Caller someone = new Caller("e", Role.ADMINISTRATOR, Optional.empty());
        Group group = new Group(GroupKind.CLIENT_GROUP, "Nobody", "Nobody", List.of(service));
        YearMonth may = YearMonth.of(2026, 5);

        assertThat(targets.forSubject(someone, Subject.of(service), "ctm-15", may))
                .anyMatch(target -> target.code().equals(service.code()));
        assertThat(targets.forSubject(someone, Subject.of(group), "ctm-15", may)).isEmpty();
    }

    private List<Double> inForce(Caller caller, Service service, String month) {
        return targets.forService(caller, service, "ctm-15", YearMonth.parse(month)).stream()
                .map(target -> target.value().doubleValue())
                .toList();
    }

    private Service service(boolean grouped, String... commissioners) {
        Map<String, Object> wanted =
                new HashMap<>(
                        Map.of(
                                "code", TestOrganisations.unique("GRP"),
                                "name", "A service",
                                "provider", organisations.provider(),
                                "careCluster", TestOrganisations.CARE_CLUSTER,
                                "commissioners", List.of(commissioners)));
        if (grouped) {
            String programme = TestOrganisations.unique("programme");
            administrator.post(
                    "/api/v1/programmes", Map.of("code", programme, "name", "A programme"));
            wanted.put("region", "North East");
            wanted.put("clientGroup", "Older people");
            wanted.put("programmes", List.of(programme));
            wanted.put(
                    "strategies",
                    List.of(
                            administrator
                                    .get("/api/v1/integration-strategies")
                                    .json()
                                    .at("/0/code")
                                    .asText()));
        }
        Reply made = administrator.post("/api/v1/services", wanted);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return services.withCode((String) wanted.get("code")).orElseThrow();
    }

    private String providerOf(Service service) {
        return services.codeOfOrganisation(service.providerId()).orElseThrow();
    }

    private OrganisationId idOf(String organisation) {
        return services.organisationWithCode(organisation).orElseThrow();
    }

    private long audited(String act, String subject) {
        return database.first(
                        "select count(*) as entries from audit_entry where act = ? and subject = ?",
                        row -> row.count("entries"),
                        act,
                        subject)
                .orElseThrow();
    }
}
