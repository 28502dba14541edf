package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Deletes on a survey's day what tells whom its invitations were for, and what tells whose a
 * response is: contact details, references, links, times. The counts of invitations and all figures
 * stay as they are. The survey is closed with it: what came later would be known by none of these.
 */
@Singleton
class PurgeSurvey {
    /** After so long whoever was asked may be asked again, and need not be known again. */
    private static final int MONTHS_BETWEEN = 6;

    private final Database database;
    private final List<ForgetsPeople> others;
    private final AuditTrail audit;
    private final Clock clock;

    PurgeSurvey(Database database, List<ForgetsPeople> others, AuditTrail audit, Clock clock) {
        this.database = database;
        this.others = others;
        this.audit = audit;
        this.clock = clock;
    }

    List<SurveyId> due() {
        return database.list(
                "select id from survey where purge_on <= ? and purged_at is null order by id",
                row -> row.id("id", SurveyId::new),
                LocalDate.now(clock));
    }

    @Transactional
    void purge(SurveyId survey) {
        boolean mine =
                database.update(
                                """
                                update survey set purged_at = ?, state = ?
                                where id = ? and purge_on <= ? and purged_at is null
                                """,
                                clock.instant(),
                                SurveyState.CLOSED,
                                survey,
                                LocalDate.now(clock))
                        == 1;
        if (mine) {
            database.update(
                    "update survey set state = ? where trial_of = ?", SurveyState.CLOSED, survey);
            others.forEach(other -> other.beforeInvitations(survey));
            forget(survey);
            others.forEach(other -> other.afterInvitations(survey));
            audit.record("purge", "purge-survey", survey.toString(), "");
        }
    }

    private void forget(SurveyId survey) {
        // Before their contact details, as whoever writes to people does.
        database.query(
                "select 1 from invitation where survey_id = ? order by id for no key update",
                row -> {},
                survey);
        database.update("delete from invitation_contact where survey_id = ?", survey);
        database.update(
                """
                delete from invitation_link where invitation_id in
                    (select id from invitation where survey_id = ?)
                """,
                survey);
        database.update(
                """
                delete from invitation_code where invitation_id in
                    (select id from invitation where survey_id = ?)
                """,
                survey);
        // When it ended is when the response came.
        database.update(
                """
                update invitation set external_reference = null, opened_at = null, ended_at = null
                where survey_id = ?
                """,
                survey);
    }

    void forgetWhomWeAskedLongAgo() {
        database.update(
                "delete from asked_person where asked_on < ?",
                LocalDate.now(clock).minusMonths(MONTHS_BETWEEN));
    }
}
