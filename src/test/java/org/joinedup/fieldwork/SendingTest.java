package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.joinedup.fieldwork.NotifyStandIn.Behaviour;
import org.joinedup.fieldwork.NotifyStandIn.Sent;
import org.joinedup.invitation.ReachPerson;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SendingTest extends SendingFixture {
    @Inject StoredPlans plans;
    @Inject ReachPerson reachPerson;
    @Inject NotifyCarrier notifyCarrier;

    @Test
    void everybody_gets_the_first_step_once_with_a_link_that_opens() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + 19));

        awaitStep(survey, "sent", 0, 20);

        assertThat(notify.accepted()).hasSize(20);
        assertThat(notify.timesAccepted()).hasSize(20);
        Sent one = notify.accepted().getFirst();
        assertThat(one.to()).startsWith("+4477009");
        assertThat(one.template()).isEqualTo(PeopleList.TEMPLATE);
        assertThat(one.words().get("asked_by").asText()).isEqualTo("The ward team");
        assertThat(one.words().toString()).doesNotContain("Person ");
        assertThat(api.get("/s/" + one.token()).status()).isEqualTo(200);
        assertThat(count(survey, "due", 1)).as("reminders to come").isEqualTo(20);
        rest();
        assertThat(notify.accepted()).as("not yet").hasSize(20);
    }

    @Test
    void reminders_have_the_same_link_and_go_to_those_alone_who_have_not_answered() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + 9));
        awaitStep(survey, "sent", 0, 10);
        List<Sent> firsts = List.copyOf(notify.accepted());
        for (Sent sent : firsts.subList(0, 4)) {
            assertThat(answer(sent.token()).status()).isEqualTo(201);
        }

        makeDue(survey);
        awaitStep(survey, "sent", 1, 6);
        awaitStep(survey, "stopped", 1, 4);

        List<Sent> reminders = notify.accepted().subList(10, notify.accepted().size());
        assertThat(reminders)
                .extracting(Sent::link)
                .containsExactlyInAnyOrderElementsOf(
                        firsts.subList(4, 10).stream().map(Sent::link).toList());
        assertThat(count(survey, "due", 2)).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "TOO_MANY", "ACCEPT_AND_FAIL"})
    void what_fails_is_tried_again_until_it_has_left_once(Behaviour behaviour) {
        SurveyId survey = planned(Map.of());
        notify.behave(
                sent ->
                        notify.asked().stream()
                                                .filter(
                                                        each ->
                                                                each.reference()
                                                                        .equals(sent.reference()))
                                                .count()
                                        <= 2
                                ? behaviour
                                : Behaviour.ACCEPT);
        take(survey, new PeopleList().people(first, first + 4));

        awaitStep(survey, "sent", 0, 5);

        assertThat(notify.timesAccepted()).hasSize(5).allSatisfy((id, n) -> assertThat(n).isOne());
    }

    @Test
    void a_number_that_is_none_moves_a_person_to_the_next_channel_at_once() {
        SurveyId survey = planned(Map.of());
        notify.behave(
                sent -> sent.kind().equals("sms") ? Behaviour.REFUSE_NUMBER : Behaviour.ACCEPT);
        take(survey, new PeopleList().people(first, first));

        awaitStep(survey, "sent", 2, 1);

        assertThat(count(survey, "failed", 0)).isOne();
        assertThat(notify.accepted())
                .singleElement()
                .satisfies(
                        sent -> assertThat(sent.to()).isEqualTo("person" + first + "@example.org"));
    }

    /** As a node does that dies before it puts down what became of it. */
    private Message takenBy(SurveyId survey) {
        take(
                survey,
                new PeopleList()
                        .with(
                                first,
                                Map.of(
                                        "transition_date",
                                        SurveyFixtures.today().minusDays(3).toString())));
        assertThat(count(survey, "due", 0)).as("in some days").isOne();
        database.update(
                """
                update outbox set attempts = 1, taken_at = now(), next_at = now() + interval '1 second'
                where survey_id = ?
                """,
                survey);
        return database.first(
                        "select id, invitation_id from outbox where survey_id = ?",
                        row ->
                                new Message(
                                        row.uuid("id"),
                                        survey,
                                        row.id("invitation_id", InvitationId::new),
                                        0,
                                        Channel.SMS,
                                        1,
                                        Optional.empty()),
                        survey)
                .orElseThrow();
    }

    @Test
    void what_was_sent_before_its_node_died_is_not_sent_again() {
        SurveyId survey = planned(Map.of());
        Message taken = takenBy(survey);
        notifyCarrier.send(
                taken,
                plans.find(survey).orElseThrow().steps().getFirst(),
                (Reachable) reachPerson.reach(taken.invitation()));
        assertThat(notify.accepted()).hasSize(1);

        awaitStep(survey, "sent", 0, 1);

        assertThat(notify.accepted()).hasSize(1);
        assertThat(
                        administrator
                                .get("/api/v1/surveys/" + survey + "/fieldwork")
                                .json()
                                .at("/steps/0/sent")
                                .asInt())
                .isOne();
    }

    @Test
    void what_a_node_took_and_did_not_send_another_sends() {
        SurveyId survey = planned(Map.of());
        takenBy(survey);

        awaitStep(survey, "sent", 0, 1);

        assertThat(notify.accepted()).hasSize(1);
    }

    @Test
    void a_fault_of_ours_puts_off_its_own_message_alone() {
        SurveyId survey = planned(Map.of());
        Map<String, String> later =
                Map.of("transition_date", SurveyFixtures.today().minusDays(3).toString());
        take(survey, new PeopleList().with(first, later).with(first + 1, later));
        database.update(
                """
                update invitation_contact set sealed = 'AAAA' where invitation_id =
                    (select id from invitation where survey_id = ? order by id limit 1)
                """,
                survey);
        makeDue(survey);

        await(() -> reasons(survey).has("fault"));
        awaitStep(survey, "sent", 0, 1);

        assertThat(
                        database.list(
                                """
                                select next_at > now() + interval '5 minutes' as off from outbox
                                where survey_id = ? and step = 0 and state = 'due'
                                """,
                                row -> row.flag("off"),
                                survey))
                .containsExactly(true);
    }

    @Test
    void a_paused_survey_waits_and_a_closed_one_sends_nothing_more() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + 1));
        awaitStep(survey, "sent", 0, 2);
        administrator.post("/api/v1/surveys/" + survey + "/pause", "{}");
        makeDue(survey);
        await(() -> reasons(survey).has("survey-paused"));
        administrator.post("/api/v1/surveys/" + survey + "/close", "{}");
        makeDue(survey);

        awaitStep(survey, "stopped", 1, 2);

        assertThat(notify.accepted()).hasSize(2);
        assertThat(reasons(survey).get("survey-closed").asInt()).isEqualTo(2);
    }

    private JsonNode reasons(SurveyId survey) {
        return administrator.get("/api/v1/surveys/" + survey + "/fieldwork").json().get("reasons");
    }

    @Test
    void no_more_go_in_an_hour_than_the_plan_says() {
        SurveyId survey = planned(Map.of("mostAnHour", 3));
        take(survey, new PeopleList().people(first, first + 9));

        awaitStep(survey, "sent", 0, 3);
        rest();

        assertThat(notify.accepted()).hasSize(3);
        assertThat(count(survey, "due", 0)).isEqualTo(7);
    }

    @Test
    void nothing_goes_outside_the_hours() {
        LocalTime now = LocalTime.now(ZoneId.of("Europe/London"));
        boolean morning = now.isBefore(LocalTime.NOON);
        SurveyId survey =
                planned(
                        Map.of(
                                "sendFrom", morning ? "20:00" : "00:00",
                                "sendTo", morning ? "21:00" : "01:00"));
        take(survey, new PeopleList().people(first, first));
        makeDue(survey);
        rest();

        assertThat(notify.asked()).isEmpty();
        assertThat(count(survey, "due", 0)).isOne();
    }

    @Test
    void an_email_without_a_template_goes_by_smtp_in_the_persons_language()
            throws MessagingException, IOException {
        Map<String, Object> email = PeopleList.step("email", 7, false);
        email.remove("templates");
        SurveyId survey = planned(Map.of("steps", List.of(email)));
        take(survey, new PeopleList().people(first, first));

        awaitStep(survey, "sent", 0, 1);

        MimeMessage received = mail.getReceivedMessages()[0];
        assertThat(received.getRecipients(RecipientType.TO)[0].toString())
                .isEqualTo("person" + first + "@example.org");
        assertThat(received.getSubject()).startsWith("The ward team:");
        String text = received.getContent().toString();
        assertThat(text).contains("Service S1", "/s/").doesNotContain("Person ");
        String reference =
                database.first(
                                "select cast(id as text) as id from outbox where survey_id = ?",
                                row -> row.text("id"),
                                survey)
                        .orElseThrow();
        assertThat(received.getMessageID()).contains(reference);
    }

    @Test
    void whoever_cannot_be_reached_by_a_step_is_taken_to_the_next() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().with(first, Map.of("mobile", "")));
        makeDue(survey);

        awaitStep(survey, "sent", 2, 1);

        assertThat(notify.acceptedOf("email")).hasSize(1);
        assertThat(notify.acceptedOf("sms")).isEmpty();
    }

    @Test
    void steps_stay_as_they_are_while_people_are_on_them() {
        SurveyId survey = planned(Map.of("mostAnHour", 7));
        take(survey, new PeopleList().people(first, first));

        assertThat(putPlan(survey, PeopleList.plan(Map.of())).status()).isEqualTo(200);
        Reply other =
                putPlan(
                        survey,
                        PeopleList.plan(
                                Map.of("steps", List.of(PeopleList.step("sms", 8, false)))));
        assertThat(other.status()).isEqualTo(409);
        assertThat(
                        putPlan(
                                        survey,
                                        PeopleList.plan(
                                                Map.of(
                                                        "purgeOn",
                                                        SurveyFixtures.today().toString())))
                                .status())
                .isEqualTo(422);
    }
}
