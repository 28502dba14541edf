package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.fieldwork.NotifyStandIn.Behaviour;
import org.joinedup.fieldwork.NotifyStandIn.Sent;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Whoever must not be written to any more is not, at once; and what providers tell of messages. */
class StoppingTest extends SendingFixture {

    @Test
    void nobody_who_has_answered_is_reminded_even_while_the_batch_is_being_sent()
            throws InterruptedException {
        int people = 120;
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + people - 1));
        awaitStep(survey, "sent", 0, people);
        List<Sent> firsts = List.copyOf(notify.accepted());
        Map<String, Long> answeredAt = new ConcurrentHashMap<>();
        notify.behave(Behaviour.ACCEPT_SLOWLY);
        makeDue(survey);

        List<Thread> answering =
                IntStream.range(0, people)
                        .filter(i -> i % 2 == 0)
                        .mapToObj(firsts::get)
                        .map(
                                sent ->
                                        Thread.ofVirtual()
                                                .start(
                                                        () -> {
                                                            pause(sent.at());
                                                            Reply reply = answer(sent.token());
                                                            if (reply.status() == 201) {
                                                                answeredAt.put(
                                                                        sent.link(),
                                                                        System.nanoTime());
                                                            }
                                                        }))
                        .toList();
        for (Thread thread : answering) {
            thread.join();
        }
        await(() -> count(survey, "sent", 1) + count(survey, "stopped", 1) == people);

        assertThat(answeredAt).hasSize(people / 2);
        List<Sent> reminders =
                notify.accepted().stream().filter(sent -> !firsts.contains(sent)).toList();
        assertThat(count(survey, "stopped", 1)).as("some answered before").isPositive();
        assertThat(reminders.stream().filter(sent -> answeredAt.containsKey(sent.link())))
                .as("some while it was sent")
                .isNotEmpty();
        assertThat(reminders)
                .allSatisfy(
                        sent ->
                                assertThat(sent.at())
                                        .isLessThan(
                                                answeredAt.getOrDefault(
                                                        sent.link(), Long.MAX_VALUE)));
        assertThat(reminders).extracting(Sent::link).doesNotHaveDuplicates();
    }

    private static void pause(long seed) {
        try {
            Thread.sleep(Math.floorMod(seed, 3_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertNoReminder(SurveyId survey, String reason) {
        makeDue(survey);
        awaitStep(survey, "stopped", 1, 1);
        assertThat(notify.accepted()).hasSize(1);
        assertThat(
                        administrator
                                .get("/api/v1/surveys/" + survey + "/fieldwork")
                                .json()
                                .get("reasons")
                                .has(reason))
                .isTrue();
        assertThat(
                        database.list(
                                "select 1 from invitation_contact where survey_id = ?",
                                row -> 1,
                                survey))
                .as("nor are their contact details kept")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop.", " Stop please", "OPT OUT", "Unsubscribe"})
    void whoever_writes_stop_is_asked_no_more_by_this_organisation(String text) {
        SurveyId survey = oneIsAsked();

        assertThat(received(text).status()).isEqualTo(204);
        assertThat(received(text).status()).as("told twice").isEqualTo(204);

        assertNoReminder(survey, "opted-out");
        SurveyId next = planned(Map.of());
        Reply list =
                administrator.post(
                        "/api/v1/surveys/" + next + "/lists/preview",
                        Map.of("file", new PeopleList().people(first, first).file()));
        assertThat(list.json().at("/excluded/opted-out").asInt()).isOne();
    }

    @Test
    void whoever_writes_stop_or_has_died_leaves_no_answers_that_were_begun() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + 2));
        awaitStep(survey, "sent", 0, 3);
        for (Sent sent : List.copyOf(notify.accepted())) {
            begin(sent);
        }
        assertThat(begun(survey)).isEqualTo(3);

        received("STOP");
        assertThat(begun(survey)).isEqualTo(2);

        assertThat(died("REF-" + (first + 1)).status()).isEqualTo(200);
        assertThat(begun(survey)).as("of who goes on").isOne();
    }

    @Test
    void whoever_writes_from_a_number_that_comes_without_its_plus_is_asked_no_more() {
        SurveyId survey = planned(Map.of());
        String number = "35385%07d".formatted(first);
        take(survey, new PeopleList().with(first, Map.of("mobile", "+" + number)));
        awaitStep(survey, "sent", 0, 1);

        assertThat(received("Stop", number).status()).isEqualTo(204);

        assertNoReminder(survey, "opted-out");
    }

    @Test
    void what_is_larger_than_any_message_is_refused() {
        assertThat(received("y".repeat(70_000)).status()).isEqualTo(413);
    }

    @Test
    void another_text_stops_nothing() {
        SurveyId survey = oneIsAsked();
        received("Thank you, do not stop");

        makeDue(survey);
        awaitStep(survey, "sent", 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REF-%d", "ref %d", "Ref.%d", "REF%d"})
    void nobody_is_written_to_after_their_death_was_told(String written) {
        SurveyId survey = oneIsAsked();
        assertThat(died(written.formatted(first)).json().get("ended").asInt()).isOne();

        assertNoReminder(survey, "withdrawn");
    }

    @Test
    void whoever_has_died_is_known_by_all_that_was_known_of_them() {
        oneIsAsked();
        died("REF-" + first);

        Reply list =
                administrator.post(
                        "/api/v1/surveys/" + planned(Map.of()) + "/lists/preview",
                        Map.of(
                                "file",
                                new PeopleList()
                                        .with(
                                                first,
                                                Map.of(
                                                        "external_reference", "ANOTHER",
                                                        "email", "another@example.org",
                                                        "name", "Another Name"))
                                        .file()));

        assertThat(list.json().at("/excluded/on-deaths-list").asInt()).isOne();
    }

    @Test
    void nobody_is_written_to_whose_death_was_told_while_their_list_was_taken_in() {
        SurveyId survey = oneIsAsked();
        database.update(
                """
                insert into barred_person (owner_id, person_key, reason, since)
                select owner_id, person_keys[1], 'dead', now() from invitation_contact where survey_id = ?
                """,
                survey);

        assertNoReminder(survey, "withdrawn");
    }

    @Test
    void nobody_is_written_to_who_opted_out_on_the_page() {
        SurveyId survey = oneIsAsked();
        Reply page =
                api.write(
                        "POST",
                        "/s/" + notify.accepted().getFirst().token() + "/opt-out",
                        "application/x-www-form-urlencoded",
                        "");
        assertThat(page.status()).isEqualTo(303);

        assertNoReminder(survey, "opted-out");
    }

    @Test
    void nobody_is_written_to_who_was_withdrawn() {
        SurveyId survey = oneIsAsked();
        String invitation =
                administrator
                        .get("/api/v1/surveys/" + survey + "/invitations")
                        .json()
                        .at("/items/0/id")
                        .asText();
        administrator.post("/api/v1/invitations/" + invitation + "/withdraw", "{}");

        assertNoReminder(survey, "withdrawn");
    }

    @Test
    void what_notify_tells_counts_whatever_the_order_and_however_often() {
        SurveyId survey = oneIsAsked();
        String reference = notify.accepted().getFirst().reference();

        for (String status :
                List.of("delivered", "temporary-failure", "delivered", "sending", "created")) {
            assertThat(told(reference, status).status()).isEqualTo(204);
        }

        assertThat(delivery(survey)).isEqualTo("delivered");
        rest();
        assertThat(count(survey, "due", 1)).as("the reminder is still to come").isOne();
        assertThat(notify.accepted()).hasSize(1);
    }

    private String delivery(SurveyId survey) {
        return database.first(
                        "select coalesce(delivery, '') as delivery from outbox where survey_id = ?"
                                + " and step = 0",
                        row -> row.text("delivery"),
                        survey)
                .orElseThrow();
    }

    @Test
    void a_number_to_which_nothing_comes_moves_a_person_to_the_next_channel_once() {
        SurveyId survey = oneIsAsked();
        String reference = notify.accepted().getFirst().reference();

        told(reference, "permanent-failure");
        told(reference, "permanent-failure");
        told(reference, "technical-failure");
        awaitStep(survey, "sent", 2, 1);
        rest();

        assertThat(count(survey, "skipped", 1)).as("no text is tried again").isOne();
        assertThat(notify.acceptedOf("email")).hasSize(1);
        assertThat(notify.acceptedOf("sms")).hasSize(1);
    }

    @Test
    void a_failure_that_is_told_while_a_survey_is_paused_counts_when_it_goes_on() {
        SurveyId survey = oneIsAsked();
        administrator.post("/api/v1/surveys/" + survey + "/pause", "{}");
        told(notify.accepted().getFirst().reference(), "permanent-failure");
        administrator.post("/api/v1/surveys/" + survey + "/open", "{}");

        makeDue(survey);
        awaitStep(survey, "sent", 2, 1);

        assertThat(count(survey, "skipped", 1)).as("no text is tried again").isOne();
        assertThat(notify.acceptedOf("sms")).hasSize(1);
    }

    @Test
    void what_is_not_ours_or_not_from_notify_changes_nothing() {
        SurveyId survey = oneIsAsked();
        String reference = notify.accepted().getFirst().reference();

        assertThat(told("none of ours", "delivered").status()).isEqualTo(204);
        assertThat(told(java.util.UUID.randomUUID().toString(), "delivered").status())
                .isEqualTo(204);
        Reply forged =
                api.withBearer("another token")
                        .post(
                                "/api/v1/notify/deliveries",
                                Map.of("reference", reference, "status", "permanent-failure"));
        Reply nobody =
                api.post(
                        "/api/v1/notify/received-texts",
                        Map.of("source_number", "4477009%05d".formatted(first), "message", "STOP"));

        assertThat(forged.status()).isEqualTo(401);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(delivery(survey)).isEmpty();
    }
}
