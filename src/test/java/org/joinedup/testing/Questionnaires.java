package org.joinedup.testing;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.Sha256;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Surveys that are open and people who are invited to them, made directly in the database. */
public final class Questionnaires {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final Database database;

    public Questionnaires(Database database) {
        this.database = database;
    }

    /** An invitation and the secret of its link. */
    public record Invited(InvitationId id, String token) {
        public String link() {
            return "/s/" + token;
        }
    }

    public static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** When the invited people left the service. */
    public static LocalDate transition() {
        return today().minusDays(10);
    }

    /** A provider with one service; both have the same code. */
    public ServiceId service(String code) {
        return Fixtures.service(database, code, Fixtures.provider(database, code));
    }

    public OrganisationId provider(ServiceId service) {
        return database.first(
                        "select provider_id from service where id = ?",
                        row -> row.id("provider_id", OrganisationId::new),
                        service)
                .orElseThrow();
    }

    /** An open survey of the service's provider that asks the instruments in this order. */
    public SurveyId survey(ServiceId service, String... instruments) {
        SurveyId survey = new SurveyId(UUID.randomUUID());
        database.update(
                """
                insert into survey (id, title, owner_id, asked_by, period_from, period_to, language,
                    demonstration, state)
                values (?, 'After hospital', ?, 'Norfolk Community Health', ?, ?, 'en', false, 'open')
                """,
                survey,
                provider(service),
                transition().minusDays(100),
                transition().plusDays(100));
        for (int i = 0; i < instruments.length; i++) {
            database.update(
                    "insert into survey_instrument (survey_id, position, code, version) values (?,"
                            + " ?, ?, 1)",
                    survey,
                    i + 1,
                    instruments[i]);
        }
        return survey;
    }

    /** Lets a survey ask about the people, too. */
    public void askAboutPeople(SurveyId survey) {
        database.update("update survey set asks_about_you = true where id = ?", survey);
    }

    public Invited invite(SurveyId survey, ServiceId service) {
        return invite(survey, service, null);
    }

    public Invited invite(SurveyId survey, ServiceId service, String externalReference) {
        Invited invited = new Invited(new InvitationId(UUID.randomUUID()), secret());
        Instant now = Instant.now();
        database.update(
                """
                insert into invitation (id, survey_id, service_id, transition_date, mode, language,
                    external_reference, state, issued_at, expires_at)
                values (?, ?, ?, ?, 'letter', 'en', ?, 'issued', ?, ?)
                """,
                invited.id(),
                survey,
                service,
                transition(),
                externalReference,
                now,
                now.plus(30, ChronoUnit.DAYS));
        addLink(invited, now);
        return invited;
    }

    private static String secret() {
        return UUID.randomUUID().toString().replace("-", "").substring(5);
    }

    private void addLink(Invited invited, Instant now) {
        database.update(
                "insert into invitation_link (token_hash, invitation_id, issued_at) values (?, ?,"
                        + " ?)",
                Sha256.of(invited.token()),
                invited.id(),
                now);
    }

    /** Another link to the same invitation. */
    public Invited again(Invited invited) {
        Invited other = new Invited(invited.id(), secret());
        addLink(other, Instant.now());
        return other;
    }

    /** From now on this link leads nowhere; others to the same invitation do. */
    public void revoke(Invited invited) {
        database.update(
                "update invitation_link set revoked_at = ? where token_hash = ?",
                Instant.now(),
                Sha256.of(invited.token()));
    }

    /** Lets a code, without its dashes, lead to an invitation. */
    public void addCode(Invited invited, String code) {
        database.update(
                "insert into invitation_code (code_hash, invitation_id, issued_at) values (?, ?,"
                        + " ?)",
                Sha256.of(code),
                invited.id(),
                Instant.now());
    }

    public String state(Invited invited) {
        return database.first(
                        "select state from invitation where id = ?",
                        row -> row.text("state"),
                        invited.id())
                .orElseThrow();
    }

    public void setState(Invited invited, String state) {
        database.update("update invitation set state = ? where id = ?", state, invited.id());
    }

    public void expire(Invited invited) {
        database.update(
                "update invitation set expires_at = ? where id = ?",
                Instant.now().minusSeconds(1),
                invited.id());
    }

    public void setState(SurveyId survey, String state) {
        database.update("update survey set state = ? where id = ?", state, survey);
    }

    public long responses(SurveyId survey) {
        return database.first(
                        "select count(*) as n from response where survey_id = ?",
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    /** The codes that were stored for an instrument. */
    public List<Integer> stored(Invited invited, String instrument) {
        return database.first(
                        """
                        select a.answers from response r join response_answers a on a.response_id = r.id
                        where r.invitation_id = ? and a.code = ?
                        """,
                        row -> {
                            byte[] codes = row.codes("answers");
                            return java.util.stream.IntStream.range(0, codes.length)
                                    .mapToObj(i -> (int) codes[i])
                                    .toList();
                        },
                        invited.id(),
                        instrument)
                .orElseThrow();
    }

    /** What an app sends that answers every item of one instrument alike. */
    public static Map<String, Object> allAnswered(String instrument, int value) {
        return Map.of(
                "submissionId",
                UUID.randomUUID().toString(),
                "respondent",
                "self",
                "instruments",
                List.of(
                        Map.of(
                                "code",
                                instrument,
                                "version",
                                1,
                                "answers",
                                items(instrument).stream()
                                        .map(item -> Map.of("item", item, "value", value))
                                        .toList())));
    }

    public static List<String> items(String instrument) {
        return Fixtures.items(instrument).stream().map(row -> row.getField("link_id")).toList();
    }
}
