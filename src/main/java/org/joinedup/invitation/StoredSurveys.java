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
            """
            select s.*, array(select code || '/' || version from survey_instrument
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

    @Override
    public Optional<Survey> findVisible(SurveyId id, Caller caller) {
        return find(id).filter(
                        survey -> caller.isAdministrator() || caller.belongsTo(survey.ownerId()));
    }

    @Override
    public List<Survey> visibleTo(Caller caller) {
        return database.list(
                SELECT
                        + "where cast(? as boolean) or s.owner_id = ? order by s.created_at desc,"
                        + " s.id",
                StoredSurveys::read,
                caller.isAdministrator(),
                caller.organisation().orElse(null));
    }

    private static Survey read(Row row) {
        return new Survey(
                row.id("id", SurveyId::new),
                row.text("title"),
                row.id("owner_id", OrganisationId::new),
                row.text("asked_by"),
                row.date("period_from"),
                row.date("period_to"),
                row.text("language"),
                row.flag("demonstration"),
                row.coded("state", SurveyState.class),
                row.texts("instruments").stream().map(StoredSurveys::instrument).toList());
    }

    private static InstrumentId instrument(String code) {
        int slash = code.indexOf('/');
        return new InstrumentId(
                code.substring(0, slash), Integer.parseInt(code.substring(slash + 1)));
    }
}
