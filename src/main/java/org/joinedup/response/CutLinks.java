package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.invitation.ForgetsPeople;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

/** Lets nobody tell whose a response is, and deletes what was never finished. */
@Singleton
class CutLinks implements ForgetsPeople {
    private final Database database;

    CutLinks(Database database) {
        this.database = database;
    }

    @Override
    public void beforeInvitations(SurveyId survey) {
        database.update(
                """
                delete from open_questionnaire where invitation_id in
                    (select id from invitation where survey_id = ?)
                """,
                survey);
        database.update("update response set invitation_id = null where survey_id = ?", survey);
    }
}
