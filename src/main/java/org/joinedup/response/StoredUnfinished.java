package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.util.SortedMap;
import java.util.TreeMap;

@Singleton
class StoredUnfinished implements UnfinishedQuestionnaires {
    private final Database database;

    StoredUnfinished(Database database) {
        this.database = database;
    }

    @Override
    public SortedMap<Integer, Long> lastSeen(SurveyId survey) {
        SortedMap<Integer, Long> people = new TreeMap<>();
        database.query(
                """
                select coalesce((
                        select max(place)
                        from unnest(q.answers) with ordinality as saved (code, place)
                        where code >= 0), 0) as last_seen,
                    count(*) as people
                from open_questionnaire q join invitation i on i.id = q.invitation_id
                where i.survey_id = ? and i.state not in ('completed', 'opted-out', 'withdrawn')
                    and i.mode not in ('kiosk', 'open')
                group by 1
                """,
                row -> people.put((int) row.count("last_seen"), row.count("people")),
                survey);
        return people;
    }
}
