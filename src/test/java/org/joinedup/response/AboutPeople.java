package org.joinedup.response;

import org.joinedup.storage.Database;
import org.joinedup.testing.Questionnaires.Invited;

import java.util.List;

/** What is stored of people, in words; a dash where there is nothing. */
final class AboutPeople {
    private final Database database;

    AboutPeople(Database database) {
        this.database = database;
    }

    /** Age band, sex, ethnic group, deprivation quintile, admission. */
    String stored(Invited invited) {
        return database.first(
                        """
                        select concat_ws(' ', coalesce(age_band, '-'), coalesce(sex, '-'),
                            coalesce(ethnic_group, '-'), coalesce(deprivation_quintile, '-'),
                            coalesce(admission, '-')) as about
                        from response where invitation_id = ?
                        """,
                        row -> row.text("about"),
                        invited.id())
                .orElseThrow();
    }

    /** Of the open questionnaire, if there is one: the same without the records, and passed. */
    List<String> open(Invited invited) {
        return database.list(
                """
                select concat_ws(' ', coalesce(age_band, '-'), coalesce(sex, '-'),
                    coalesce(ethnic_group, '-'), cast(about_you_passed as text)) as about
                from open_questionnaire where invitation_id = ?
                """,
                row -> row.text("about"),
                invited.id());
    }

    /** What the provider's records say, as it came with the invitation. */
    void record(Invited invited, String deprivationQuintile, String admission) {
        database.update(
                "update invitation set deprivation_quintile = ?, admission = ? where id = ?",
                deprivationQuintile,
                admission,
                invited.id());
    }
}
