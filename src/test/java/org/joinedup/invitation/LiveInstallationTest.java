package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** An installation without the demonstration: real patients only. */
class LiveInstallationTest extends ServiceTest {
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = super.getProperties();
        properties.put("joinedup.demonstration.enabled", "false");
        return properties;
    }

    @Test
    void synthetic_answers_never_stand_beside_real_ones() {
        new SurveyFixtures(api, database);

        Reply reply =
                api.administrator()
                        .post(
                                "/api/v1/surveys",
                                SurveyFixtures.survey(Map.of("demonstration", true)));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("demonstration");
    }
}
