package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.joinedup.invitation.Invitations.Invited;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Folding only when the test says so. */
class InvitationCountsTest extends ServiceTest {
    private static final List<String> STATES =
            List.of("issued", "opened", "completed", "expired", "withdrawn", "opted-out");

    @Inject Invitations invitations;
    @Inject CountInvitations countInvitations;

    private final Random random = new Random(5);
    private Questionnaires questionnaires;
    private List<ServiceId> services;
    private List<SurveyId> surveys;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.folding-interval", "1h");
        return settings;
    }

    @BeforeEach
    void begin() {
        if (questionnaires == null) {
            questionnaires = new Questionnaires(database);
            services = List.of(questionnaires.service("WARD-A"), questionnaires.service("WARD-B"));
            surveys =
                    List.of(
                            questionnaires.survey(services.getFirst(), "ctm-3"),
                            questionnaires.survey(services.getFirst(), "ctm-3", "i-statements"));
        }
    }

    @Test
    void counts_equal_a_scan_after_any_changes_foldings_and_recounts() {
        List<Questionnaires.Invited> people = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            if (people.size() < 5) {
                people.add(invite());
            }
            Questionnaires.Invited one = people.get(random.nextInt(people.size()));
            switch (random.nextInt(8)) {
                case 0, 1 -> people.add(invite());
                case 2, 3 ->
                        questionnaires.setState(one, STATES.get(random.nextInt(STATES.size())));
                case 4 ->
                        database.update(
                                """
                                update invitation set transition_date = ?,
                                    registered_on_return = not registered_on_return where id = ?
                                """,
                                Questionnaires.today().minusDays(random.nextInt(90)),
                                one.id());
                case 5 -> {
                    database.update(
                            "delete from invitation_link where invitation_id = ?", one.id());
                    database.update("delete from invitation where id = ?", one.id());
                    people.remove(one);
                }
                case 6 -> countInvitations.fold();
                default -> countInvitations.recount();
            }
            assertExact();
        }
    }

    @Test
    void a_recount_makes_what_foldings_made() {
        invite();
        countInvitations.fold();
        List<String> folded = stored();
        database.update("update invitation_count set people = people + 1");

        countInvitations.recount();

        assertThat(stored()).isEqualTo(folded);
        assertThat(lines()).isZero();
    }

    @Test
    void an_invitation_that_is_opened_and_completed_adds_no_line() {
        Questionnaires.Invited one = invite();
        countInvitations.fold();

        questionnaires.setState(one, "opened");
        questionnaires.setState(one, "completed");

        assertThat(lines()).isZero();
        questionnaires.setState(one, "withdrawn");
        assertThat(lines()).isEqualTo(1);
        countInvitations.fold();
    }

    private Questionnaires.Invited invite() {
        return questionnaires.invite(
                surveys.get(random.nextInt(2)), services.get(random.nextInt(2)));
    }

    private List<String> stored() {
        return database.list(
                "select cast(c as text) as line from invitation_count c where people <> 0 or"
                        + " returned <> 0 order by 1",
                row -> row.text("line"));
    }

    private long lines() {
        return database.first(
                        "select count(*) as n from invitation_count_tail", row -> row.count("n"))
                .orElseThrow();
    }

    private void assertExact() {
        YearMonth last = YearMonth.from(Questionnaires.today());
        Period all = new Period(last.minusMonths(4), last);
        for (String instrument : List.of("ctm-3", "i-statements")) {
            for (YearMonth m = all.from(); !m.isAfter(last); m = m.plusMonths(1)) {
                Period month = new Period(m, m);
                for (ServiceId service : services) {
                    Invited scanned = scan(service, instrument, month);
                    assertThat(
                                    invitations
                                            .invitedByMonth(services, instrument, all)
                                            .getOrDefault(service, new java.util.TreeMap<>())
                                            .getOrDefault(m, new Invited(0, true)))
                            .isEqualTo(scanned);
                }
            }
        }
    }

    private Invited scan(ServiceId service, String instrument, Period period) {
        return database.first(
                        """
                        select count(*) as people, count(*) filter (where i.registered_on_return) as returned
                        from invitation i
                        join survey_instrument s on s.survey_id = i.survey_id and s.code = ?
                        where i.service_id = ? and i.transition_date between ? and ?
                            and i.state not in ('withdrawn', 'opted-out')
                        """,
                        row -> new Invited(row.count("people"), row.count("returned") == 0),
                        instrument,
                        service,
                        period.firstDay(),
                        period.lastDay())
                .orElseThrow();
    }
}
