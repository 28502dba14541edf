package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.SurveyFixtures.Invited;
import org.junit.jupiter.api.Test;

import java.util.Map;

class KeylessNodeTest extends SendingFixture {
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.contact-key", "");
        return settings;
    }

    @Test
    void a_node_without_the_key_leaves_messages_to_those_that_have_it() {
        SurveyId survey = planned(Map.of());
        Invited one = surveys.invite(survey, "S1");
        database.update(
                """
                insert into invitation_contact (invitation_id, survey_id, owner_id, sealed, person_keys)
                select ?, id, owner_id, 'AAAA', '{}' from survey where id = ?
                """,
                one.id(),
                survey);
        database.update(
                """
                insert into outbox (survey_id, invitation_id, step, channel, state, next_at)
                values (?, ?, 0, 'sms', 'due', now())
                """,
                survey,
                one.id());

        rest();

        assertThat(
                        database.list(
                                "select attempts from outbox where survey_id = ? and state = 'due'",
                                row -> row.integer("attempts"),
                                survey))
                .containsExactly(0);
    }
}
