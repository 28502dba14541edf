package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Admission;
import org.joinedup.kernel.DeprivationQuintile;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

@Singleton
class StoredInvitations implements Invitations {
    /**
     * The state with expiry counted in, as {@link #stateNow} has it; its parameter is the time.
     * Expiry is nowhere written down when it happens: nobody has to be awake for it.
     */
    private static final String STATE_NOW =
            """
            case when state in ('issued', 'opened') and expires_at <= cast(? as timestamptz)
                 then 'expired' else state end\
            """;

    private static final InvitationId BEFORE_ALL = new InvitationId(new UUID(0, 0));

    private final Database database;
    private final KnownSurveys surveys;
    private final StoredInvitationCounts counts;
    private final Clock clock;

    StoredInvitations(
            Database database, KnownSurveys surveys, StoredInvitationCounts counts, Clock clock) {
        this.database = database;
        this.surveys = surveys;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public Optional<Invitation> find(InvitationId id) {
        return database.first("select * from invitation where id = ?", this::read, id);
    }

    @Override
    public Optional<Invitation> withToken(String token) {
        return database.first(
                """
                select i.* from invitation_link l join invitation i on i.id = l.invitation_id
                where l.token_hash = ? and l.revoked_at is null
                """,
                this::read,
                Tokens.hash(token));
    }

    @Override
    public Optional<Asked> asked(String token) {
        return database.first(
                        "select i.*, "
                                + KnownSurveys.VERSION
                                + """
                                 as survey_version
                                from invitation_link l join invitation i on i.id = l.invitation_id
                                join survey s on s.id = i.survey_id
                                where l.token_hash = ? and l.revoked_at is null
                                """,
                        row -> new Found(read(row), row.text("survey_version")),
                        Tokens.hash(token))
                .map(
                        found ->
                                new Asked(
                                        found.invitation(),
                                        surveys.find(
                                                found.invitation().surveyId(), found.version())));
    }

    @Override
    public boolean isKnown(String token) {
        return database.first(
                        "select 1 from invitation_link where token_hash = ?",
                        row -> true,
                        (Object) Tokens.hash(token))
                .orElse(false);
    }

    private record Found(Invitation invitation, String version) {}

    @Override
    public Map<ServiceId, SortedMap<YearMonth, Invited>> invitedByMonth(
            Collection<ServiceId> services, String instrumentCode, Period period) {
        return counts.invitedByMonth(services, instrumentCode, period);
    }

    Map<InvitationState, Long> countByState(SurveyId survey) {
        Map<InvitationState, Long> counted = new EnumMap<>(InvitationState.class);
        database.query(
                "select "
                        + STATE_NOW
                        + """
                         as state_now, count(*) as n from invitation
                        where survey_id = ? and mode not in ('kiosk', 'open') group by 1
                        """,
                row -> counted.put(row.coded("state_now", InvitationState.class), row.count("n")),
                clock.instant(),
                survey);
        return counted;
    }

    /** An invitation and when it went through its states. */
    record Dated(
            Invitation invitation,
            Instant issuedAt,
            Optional<Instant> openedAt,
            Optional<Instant> endedAt) {}

    /** In the order of issue, from the first after the given one. */
    List<Dated> page(
            SurveyId survey,
            Optional<InvitationState> state,
            Optional<InvitationId> after,
            int limit) {
        return database.list(
                "select * from (select *, "
                        + STATE_NOW
                        + """
                         as state_now from invitation
                            where survey_id = ? and mode not in ('kiosk', 'open')) listed
                        where id > ? and (cast(? as text) is null or state_now = ?)
                        order by id limit ?
                        """,
                this::readDated,
                clock.instant(),
                survey,
                after.orElse(BEFORE_ALL),
                state.orElse(null),
                state.orElse(null),
                limit);
    }

    Optional<Dated> dated(InvitationId id) {
        return database.first("select * from invitation where id = ?", this::readDated, id);
    }

    /** Waits for others who change it, and keeps them waiting until the transaction ends. */
    void hold(InvitationId id) {
        database.query("select 1 from invitation where id = ? for no key update", row -> {}, id);
    }

    /** Which of the references are taken in the survey. */
    Set<String> taken(SurveyId survey, Collection<String> references) {
        return Set.copyOf(
                database.list(
                        """
                        select external_reference from invitation
                        where survey_id = ? and external_reference = any(?)
                        """,
                        row -> row.text("external_reference"),
                        survey,
                        references.toArray(String[]::new)));
    }

    /** Ids that sort in the order of issue. */
    List<InvitationId> newIds(int count) {
        return database.list(
                "select uuidv7() as id from generate_series(1, ?)",
                row -> row.id("id", InvitationId::new),
                count);
    }

    void add(List<Invitation> invitations, Instant issuedAt) {
        database.copyInOwn(
                """
                invitation (id, survey_id, service_id, destination_service_id, transition_date, mode,
                    language, format_needs, external_reference, deprivation_quintile, admission, state,
                    issued_at, expires_at)
                """,
                invitations.stream().map(i -> row(i, issuedAt)).toList());
    }

    private static Object[] row(Invitation i, Instant issuedAt) {
        return new Object[] {
            i.id(),
            i.surveyId(),
            i.serviceId(),
            i.destinationServiceId().orElse(null),
            i.transitionDate(),
            i.mode(),
            i.language(),
            i.formatNeeds().toArray(String[]::new),
            i.externalReference().orElse(null),
            i.deprivation().orElse(null),
            i.admission().orElse(null),
            i.state(),
            issuedAt,
            i.expiresAt()
        };
    }

    /** One new link an invitation; of its token the hash is stored. */
    void addLinks(Map<InvitationId, String> tokens, Instant issuedAt) {
        database.copyInOwn(
                "invitation_link (token_hash, invitation_id, issued_at)",
                tokens.entrySet().stream()
                        .map(e -> new Object[] {Tokens.hash(e.getValue()), e.getKey(), issuedAt})
                        .toList());
    }

    void revokeLinks(InvitationId id) {
        database.update(
                """
                update invitation_link set revoked_at = ? where invitation_id = ? and revoked_at is null
                """,
                clock.instant(),
                id);
    }

    private Dated readDated(Row row) {
        return new Dated(
                read(row),
                row.instant("issued_at"),
                Optional.ofNullable(row.instant("opened_at")),
                Optional.ofNullable(row.instant("ended_at")));
    }

    Invitation read(Row row) {
        return new Invitation(
                row.id("id", InvitationId::new),
                row.id("survey_id", SurveyId::new),
                row.id("service_id", ServiceId::new),
                Optional.ofNullable(row.id("destination_service_id", ServiceId::new)),
                row.date("transition_date"),
                row.coded("mode", Mode.class),
                row.optionalText("chosen_language").orElseGet(() -> row.text("language")),
                row.texts("format_needs"),
                row.optionalText("external_reference"),
                Optional.ofNullable(row.coded("deprivation_quintile", DeprivationQuintile.class)),
                Optional.ofNullable(row.coded("admission", Admission.class)),
                stateNow(row.coded("state", InvitationState.class), row.instant("expires_at")),
                row.instant("expires_at"));
    }

    private InvitationState stateNow(InvitationState stored, Instant expiresAt) {
        return stored.takesAnswers() && !clock.instant().isBefore(expiresAt)
                ? InvitationState.EXPIRED
                : stored;
    }
}
