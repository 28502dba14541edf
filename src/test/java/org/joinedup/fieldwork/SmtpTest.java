package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.fieldwork.MailServerStandIn.Then;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.PeopleList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Emails of which nobody can ask a server what became of them. */
class SmtpTest extends SendingFixture {
    private final MailServerStandIn postOffice = mailServer();

    private static MailServerStandIn mailServer() {
        try {
            return new MailServerStandIn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.smtp.host", "127.0.0.1");
        settings.put("joinedup.smtp.port", Integer.toString(postOffice.port()));
        settings.put("joinedup.smtp.patience", "1s");
        return settings;
    }

    @AfterAll
    void close() throws IOException {
        postOffice.close();
    }

    private SurveyId oneIsSentAnEmail() {
        Map<String, Object> email = PeopleList.step("email", 7, false);
        email.remove("templates");
        SurveyId survey = planned(Map.of("steps", List.of(email)));
        take(survey, new PeopleList().people(first, first));
        awaitStep(survey, "sent", 0, 1);
        return survey;
    }

    private JsonNode reasons(SurveyId survey) {
        return administrator.get("/api/v1/surveys/" + survey + "/fieldwork").json().get("reasons");
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENCE", "HANG_UP"})
    void an_email_that_a_server_has_had_and_said_nothing_of_is_not_sent_again(Then then) {
        postOffice.behave(number -> then);

        SurveyId survey = oneIsSentAnEmail();

        rest();
        assertThat(postOffice.received()).isOne();
        assertThat(reasons(survey).get("reply-lost").asInt()).isOne();
    }

    @Test
    void an_email_that_a_server_has_refused_for_now_is_tried_again() {
        postOffice.behave(number -> number == 1 ? Then.REFUSE : Then.ACCEPT);

        SurveyId survey = oneIsSentAnEmail();

        assertThat(postOffice.received()).isEqualTo(2);
        assertThat(reasons(survey)).isEmpty();
    }
}
