package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.List;
import java.util.Optional;

@Singleton
class StoredSurveys implements Surveys {
    private static final String SELECT =
            "select s.*, "
                    + KnownSurveys.VERSION
                    + """
                     as version, array(select code || '/' || version from survey_instrument
                                      where survey_id = s.id order by position) as instruments
                    from survey s
                    """;

    private final Database database;

    StoredSurveys(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Survey> find(SurveyId id) {
        return database.first(SELECT + "where s.id = ?", StoredSurveys::read, id);
    }

    Optional<KnownSurveys.Known> withVersion(SurveyId id) {
        return database.first(
                SELECT + "where s.id = ?",
                row -> new KnownSurveys.Known(read(row), row.text("version")),
                id);
    }

    @Override
    public Optional<Survey> findVisible(SurveyId id, Caller caller) {
        return database.first(
                        SELECT + "where s.id = ? and s.trial_of is null", StoredSurveys::read, id)
                .filter(survey -> caller.isAdministrator() || caller.belongsTo(survey.ownerId()));
    }

    @Override
    public List<Survey> visibleTo(Caller caller) {
        return database.list(
                SELECT
                        + """
                        where (cast(? as boolean) or s.owner_id = ?) and s.trial_of is null
                        order by s.created_at desc, s.id
                        """,
                StoredSurveys::read,
                caller.isAdministrator(),
                caller.organisation().orElse(null));
    }

    /** The newest first, older than the given one. */
    List<Survey> visibleTo(Caller caller, Optional<SurveyId> after, int limit) {
        return database.list(
                SELECT
                        + """
                        where (cast(? as boolean) or s.owner_id = ?) and s.trial_of is null
                            and (cast(? as uuid) is null or s.id < ?)
                        order by s.id desc limit ?
                        """,
                StoredSurveys::read,
                caller.isAdministrator(),
                caller.organisation().orElse(null),
                after.orElse(null),
                after.orElse(null),
                limit);
    }

    SurveyId add(NewSurvey survey, OrganisationId owner) {
        SurveyId id =
                database.first(
                                """
                                insert into survey (title, owner_id, asked_by, contact, period_from, period_to, language,
                                    demonstration, asks_about_you, state)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                                """,
                                row -> row.id("id", SurveyId::new),
                                survey.title().strip(),
                                owner,
                                survey.askedBy().strip(),
                                survey.contact(),
                                survey.periodFrom(),
                                survey.periodTo(),
                                survey.language(),
                                survey.isDemonstration(),
                                survey.isAskingAboutYou(),
                                SurveyState.DRAFT)
                        .orElseThrow();
        int position = 0;
        for (InstrumentId instrument : survey.instrumentIds()) {
            database.update(
                    """
                    insert into survey_instrument (survey_id, position, code, version) values (?, ?, ?, ?)
                    """,
                    id,
                    ++position,
                    instrument.code(),
                    instrument.version());
        }
        return id;
    }

    /**
     * The survey beside it that staff try, made where there is none yet: open on every day, and a
     * demonstration, so that its pages and its answers say what they are.
     */
    SurveyId trialOf(SurveyId id) {
        database.update(
                """
                insert into survey (title, owner_id, asked_by, contact, period_from, period_to, language,
                    demonstration, asks_about_you, state, trial_of)
                select title, owner_id, asked_by, contact, date '2000-01-01', date '2099-12-31', language,
                    true, asks_about_you, ?, id from survey where id = ?
                on conflict (trial_of) where trial_of is not null do nothing
                """,
                SurveyState.OPEN,
                id);
        SurveyId trial =
                database.first(
                                "select id from survey where trial_of = ?",
                                row -> row.id("id", SurveyId::new),
                                id)
                        .orElseThrow();
        database.update(
                """
                insert into survey_instrument (survey_id, position, code, version)
                select ?, position, code, version from survey_instrument where survey_id = ?
                on conflict do nothing
                """,
                trial,
                id);
        return trial;
    }

    void closeTrialOf(SurveyId id) {
        database.update("update survey set state = ? where trial_of = ?", SurveyState.CLOSED, id);
    }

    /**
     * @return false when its present state does not allow the change; then nothing was changed
     */
    boolean move(SurveyId id, SurveyState to) {
        return database.update(
                        "update survey set state = ? where id = ? and state = any(?)",
                        to,
                        id,
                        to.from().stream().map(SurveyState::code).toArray(String[]::new))
                == 1;
    }

    /** The state, held as it is until the transaction ends; others who hold it wait. */
    SurveyState hold(SurveyId id) {
        return database.first(
                        "select state from survey where id = ? for no key update",
                        row -> row.coded("state", SurveyState.class),
                        id)
                .orElseThrow();
    }

    private static Survey read(Row row) {
        return new Survey(
                row.id("id", SurveyId::new),
                row.text("title"),
                row.id("owner_id", OrganisationId::new),
                row.text("asked_by"),
                row.optionalText("contact"),
                row.date("period_from"),
                row.date("period_to"),
                row.text("language"),
                row.flag("demonstration"),
                row.flag("asks_about_you"),
                row.coded("state", SurveyState.class),
                row.texts("instruments").stream().map(StoredSurveys::instrument).toList());
    }

    private static InstrumentId instrument(String code) {
        int slash = code.indexOf('/');
        return new InstrumentId(
                code.substring(0, slash), Integer.parseInt(code.substring(slash + 1)));
    }
}
