package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

/** The two tables of allowed changes, written out: a row is a present state, yes a way to go. */
class StateTablesTest extends ServiceTest {
    private static final Caller ADMINISTRATOR =
            new Caller("administrator", Role.ADMINISTRATOR, Optional.empty());

    @Inject ChangeSurveyState changeSurveyState;
    @Inject MoveInvitation moveInvitation;

    private SurveyFixtures surveys;
    private SurveyId survey;
    private InvitationId invitation;

    @BeforeEach
    void begin() {
        surveys = new SurveyFixtures(api, database);
        survey = surveys.openSurvey();
        invitation = surveys.invite(survey, "S1").id();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    from,   draft, open, paused, closed
                    draft,  no,    yes,  no,     yes
                    open,   no,    no,   yes,    yes
                    paused, no,    yes,  no,     yes
                    closed, no,    no,   no,     no
                    """)
    void a_survey_changes_only_as_its_table_allows(
            String from, String draft, String open, String paused, String closed) {
        String[] allowed = {draft, open, paused, closed};
        for (SurveyState to : SurveyState.values()) {
            database.update("update survey set state = ? where id = ?", from, survey);

            boolean changed =
                    changeSurveyState.change(survey, to, ADMINISTRATOR)
                            instanceof ChangeSurveyState.Outcome.Changed;

            assertThat(changed).as(from + " to " + to).isEqualTo(isYes(allowed[to.ordinal()]));
            assertThat(stored("survey", survey.toString())).isEqualTo(changed ? to.code() : from);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    from,      issued, opened, completed, expired, withdrawn, opted-out
                    issued,    no,     yes,    yes,       no,      yes,       yes
                    opened,    no,     no,     yes,       no,      yes,       yes
                    completed, no,     no,     no,        no,      no,        no
                    expired,   no,     no,     no,        no,      no,        no
                    withdrawn, no,     no,     no,        no,      no,        no
                    opted-out, no,     no,     no,        no,      no,        no
                    """)
    void an_invitation_in_its_time_changes_only_as_its_table_allows(
            String from,
            String issued,
            String opened,
            String completed,
            String expired,
            String withdrawn,
            String optedOut) {
        check(from, issued, opened, completed, expired, withdrawn, optedOut);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    from,      issued, opened, completed, expired, withdrawn, opted-out
                    issued,    no,     no,     no,        yes,     no,        no
                    opened,    no,     no,     no,        yes,     no,        no
                    completed, no,     no,     no,        no,      no,        no
                    withdrawn, no,     no,     no,        no,      no,        no
                    """)
    void an_invitation_past_its_time_can_only_be_written_down_as_expired(
            String from,
            String issued,
            String opened,
            String completed,
            String expired,
            String withdrawn,
            String optedOut) {
        surveys.expire(invitation);
        check(from, issued, opened, completed, expired, withdrawn, optedOut);
    }

    private void check(String from, String... allowed) {
        for (InvitationState to : InvitationState.values()) {
            database.update("update invitation set state = ? where id = ?", from, invitation);

            boolean moved = moveInvitation.move(invitation, to);

            assertThat(moved).as(from + " to " + to).isEqualTo(isYes(allowed[to.ordinal()]));
            assertThat(stored("invitation", invitation.toString()))
                    .isEqualTo(moved ? to.code() : from);
        }
    }

    private static boolean isYes(String cell) {
        assertThat(cell).isIn("yes", "no");
        return cell.equals("yes");
    }

    private String stored(String table, String id) {
        return database.first(
                        "select state from " + table + " where id = cast(? as uuid)",
                        row -> row.text("state"),
                        id)
                .orElseThrow();
    }
}
