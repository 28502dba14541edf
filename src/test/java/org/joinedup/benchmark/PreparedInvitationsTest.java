package org.joinedup.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.benchmark.PreparedInvitations.Prepared;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

/** That it works; how fast it is, is not for a test. */
class PreparedInvitationsTest extends ServiceTest {

    @Test
    void a_list_becomes_invitations_with_sealed_contacts_and_planned_messages() throws Exception {
        Prepared prepared = new PreparedInvitations(api.administrator()).prepare(1_000);

        assertThat(prepared.told()).as("of the progress API").endsWith(1_000L);
        assertThat(count("invitation")).isEqualTo(1_000);
        assertThat(count("invitation_contact")).isEqualTo(1_000);
        assertThat(count("outbox")).isEqualTo(1_000);
        assertThat(InvitationBenchmark.report(prepared, 1))
                .contains("| people in one list | 1,000 |")
                .doesNotContain("NaN", "Infinity");
    }

    private long count(String table) {
        return database.first("select count(*) as n from " + table, row -> row.count("n"))
                .orElseThrow();
    }
}
