package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.invitation.ForgetsPeople;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

/** Keeps what became of the messages, and nothing by which a provider knows to whom they went. */
@Singleton
class ForgetMessages implements ForgetsPeople {
    private final Database database;

    ForgetMessages(Database database) {
        this.database = database;
    }

    @Override
    public void afterInvitations(SurveyId survey) {
        database.update(
                """
                update outbox set id = gen_random_uuid(), provider_id = null, next_at = null,
                    state = case when state = 'due' then 'stopped' else state end,
                    reason = case when state = 'due' then 'contact-deleted' else reason end
                where survey_id = ?
                """,
                survey);
    }
}
