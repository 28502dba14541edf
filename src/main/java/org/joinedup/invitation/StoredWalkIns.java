package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Mode;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.util.EnumMap;
import java.util.Map;

/** How many came in without an invitation of their own. */
@Singleton
class StoredWalkIns {
    private final Database database;

    StoredWalkIns(Database database) {
        this.database = database;
    }

    /** Those who sent their answers. */
    Map<Mode, Long> completed(SurveyId survey) {
        Map<Mode, Long> counts = new EnumMap<>(Mode.class);
        database.query(
                """
                select mode, count(*) as n from invitation
                where survey_id = ? and mode in ('kiosk', 'open') and state = ? group by mode
                """,
                row -> counts.put(row.coded("mode", Mode.class), row.count("n")),
                survey,
                InvitationState.COMPLETED);
        return counts;
    }
}
