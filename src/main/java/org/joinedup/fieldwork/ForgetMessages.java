package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.invitation.ForgetsPeople;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

/**
 * Keeps what became of the messages and of the lists, and nothing by which a provider knows to whom
 * messages went, or whoever still has a list can tell who was asked.
 */
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
        database.update(
                """
                update fieldwork_list set seed = null, report =
                    cast((cast(report as jsonb) - 'seed') || cast('{"leftOut": []}' as jsonb) as text)
                where survey_id = ?
                """,
                survey);
    }
}
