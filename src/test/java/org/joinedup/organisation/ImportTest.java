package org.joinedup.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class ImportTest extends ServiceTest {
    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String SERVICES = "/api/v1/services";

    private TestOrganisations organisations;
    private Api administrator;

    @BeforeEach
    void signIn() {
        organisations = new TestOrganisations(api);
        administrator = organisations.administrator();
    }

    @Test
    void a_file_of_organisations_is_imported_whole() {
        Reply reply =
                send(
                        ORGANISATIONS,
                        """
                        code,name,kind,region
                        IMP-1,"Poole, Bournemouth",provider,South West
                        IMP-2,Ynys Môn,commissioner,
                        """);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().get("created").asInt()).isEqualTo(2);
        List<JsonNode> imported = all(ORGANISATIONS, "IMP-");
        assertThat(imported.get(0).get("name").asText()).isEqualTo("Poole, Bournemouth");
        assertThat(imported.get(0).get("region").asText()).isEqualTo("South West");
        assertThat(imported.get(1).get("name").asText()).isEqualTo("Ynys Môn");
        assertThat(imported.get(1).has("region")).isFalse();
    }

    @Test
    void one_bad_row_is_named_with_line_column_and_reason_and_nothing_is_stored() {
        Reply reply =
                send(
                        ORGANISATIONS,
                        """
                        code,name,kind
                        BAD-1,Good,provider

                        BAD-2,,regulator
                        bad code,Name,provider
                        BAD-1,Twice,provider
                        """);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("code").asText()).isEqualTo("invalid-rows");
        assertThat(faults(reply))
                .containsExactly(
                        "4 name: is required",
                        "4 kind: must be one of provider, commissioner",
                        "5 code: " + CodeRule.WORDS,
                        "6 code: is on line 2 already");
        assertThat(all(ORGANISATIONS, "BAD-")).isEmpty();
    }

    @Test
    void a_code_that_exists_is_refused_naming_the_line_and_nothing_is_stored() {
        String known = organisations.provider();

        Reply reply =
                send(
                        ORGANISATIONS,
                        "code,name,kind\nNEW-1,New,provider\n" + known + ",Known,provider\n");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(faults(reply)).containsExactly("3 code: already exists");
        assertThat(all(ORGANISATIONS, "NEW-")).isEmpty();
    }

    @Test
    void sending_a_file_of_services_again_is_refused_row_by_row() {
        String rows =
                "code,name,provider,care_cluster\nTWO-1,a,%1$s,%2$s\nTWO-2,b,%1$s,%2$s\n"
                        .formatted(organisations.provider(), TestOrganisations.CARE_CLUSTER);

        assertThat(send(SERVICES, rows).status()).isEqualTo(201);
        Reply again = send(SERVICES, rows);

        assertThat(again.status()).isEqualTo(422);
        assertThat(faults(again))
                .containsExactly("2 code: already exists", "3 code: already exists");
        assertThat(all(SERVICES, "TWO-")).hasSize(2);
    }

    @Test
    void a_file_of_services_is_imported_with_all_its_lists() {
        String provider = organisations.provider();
        String commissioner = organisations.commissioner();

        Reply reply =
                send(
                        SERVICES,
                        "\uFEFFcode,name,provider,care_cluster,client_group,region,strategies,programmes,commissioners\r\n"
                                + "WARD-1,Ward 1,%s,ongoing-complex-pathway,dementia,London,patient-support; provider-support,integration-pioneers-2013,%s\r\n"
                                        .formatted(provider, commissioner)
                                + "WARD-2,Ward 2,%s,unplanned-episode,,,,,\r\n"
                                        .formatted(provider));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        List<JsonNode> imported = all(SERVICES, "WARD-");
        JsonNode first = imported.getFirst();
        assertThat(first.get("provider").asText()).isEqualTo(provider);
        assertThat(first.get("careCluster").asText()).isEqualTo("ongoing-complex-pathway");
        assertThat(first.get("clientGroup").asText()).isEqualTo("dementia");
        assertThat(first.get("region").asText()).isEqualTo("London");
        assertThat(first.get("strategies").toString())
                .isEqualTo("[\"patient-support\",\"provider-support\"]");
        assertThat(first.get("programmes").toString()).isEqualTo("[\"integration-pioneers-2013\"]");
        assertThat(first.get("commissioners").toString()).isEqualTo("[\"" + commissioner + "\"]");
        assertThat(imported.get(1).get("strategies")).isEmpty();
        assertThat(imported.get(1).has("clientGroup")).isFalse();
    }

    @Test
    void what_a_row_refers_to_and_is_not_there_is_named() {
        String provider = organisations.provider();

        Reply reply =
                send(
                        SERVICES,
                        """
                        code,name,provider,care_cluster,strategies,commissioners
                        REF-1,One,%1$s,planned-episode,,
                        REF-2,Two,NOBODY,webs,magic;patient-support,%1$s
                        """
                                .formatted(provider));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(faults(reply))
                .containsExactly(
                        "3 provider: there is no such code: NOBODY",
                        "3 care_cluster: there is no such code: webs",
                        "3 strategies: there is no such code: magic",
                        "3 commissioners: there is no such code: " + provider);
        assertThat(all(SERVICES, "REF-")).isEmpty();
    }

    @Test
    void unknown_and_missing_columns_are_named() {
        Reply reply = send(SERVICES, "code,name,provider,cluster\nX1,x,y,z\n");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(faults(reply)).hasSize(2);
        assertThat(faults(reply).get(0)).startsWith("1 cluster: is not a column of this file");
        assertThat(faults(reply).get(1)).isEqualTo("1 care_cluster: is missing");
    }

    @Test
    void an_empty_file_and_another_content_type_are_refused() {
        Reply empty = send(ORGANISATIONS, "");
        Reply json =
                administrator.write(
                        "POST", ORGANISATIONS + "/import", "application/json", "{\"code\": \"x\"}");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(faults(empty))
                .containsExactly("1 file: is empty; the first line must name the columns");
        assertThat(json.status()).isEqualTo(415);
    }

    @Test
    void of_two_files_with_the_same_code_sent_at_once_one_is_stored() throws Exception {
        List<Thread> senders = new ArrayList<>();
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 1; i <= 4; i++) {
            String rows = "code,name,kind\nRACE-%d,a,provider\nRACE-S,b,provider\n".formatted(i);
            senders.add(
                    Thread.startVirtualThread(
                            () -> answers.add(send(ORGANISATIONS, rows).status())));
        }
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 422, 422, 422);
        assertThat(all(ORGANISATIONS, "RACE-")).hasSize(2);
    }

    @Test
    void a_file_of_thousands_of_services_is_imported() {
        String provider = organisations.provider();
        StringBuilder file = new StringBuilder("code,name,provider,care_cluster,strategies\n");
        for (int i = 0; i < 3_000; i++) {
            file.append("MANY-%04d,s,%s,planned-episode,patient-support\n".formatted(i, provider));
        }

        Reply reply = send(SERVICES, file.toString());

        assertThat(reply.json().get("created").asInt()).isEqualTo(3_000);
        assertThat(
                        organisations
                                .viewerOf(provider)
                                .get(SERVICES + "?limit=1000&after=MANY-1999")
                                .json()
                                .get("items"))
                .hasSize(1_000);
    }

    private Reply send(String path, String file) {
        return administrator.write("POST", path + "/import", "text/csv", file);
    }

    private List<JsonNode> all(String path, String prefix) {
        return administrator
                .get(path + "?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("code").asText().startsWith(prefix))
                .toList();
    }

    private static List<String> faults(Reply reply) {
        return reply.json()
                .get("errors")
                .valueStream()
                .map(
                        e ->
                                "%d %s: %s"
                                        .formatted(
                                                e.get("line").asInt(),
                                                e.get("field").asText(),
                                                e.get("reason").asText()))
                .toList();
    }
}
