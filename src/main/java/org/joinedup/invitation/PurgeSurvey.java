package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes on a survey's day what tells whom its invitations were for, and what tells whose a
 * response is: contact details, references, links, times. The counts of invitations and all figures
 * stay as they are. The survey is closed with it: what came later would be known by none of these.
 * What staff tried it with goes the same way on the same day.
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
                """
                select id from survey due
                where purge_on <= ? and (purged_at is null or exists
                    (select 1 from survey where trial_of = due.id and purged_at is null))
                order by id
                """,
                row -> row.id("id", SurveyId::new),
                LocalDate.now(clock));
    }

    @Transactional
    void purge(SurveyId survey) {
        List<SurveyId> mine = new ArrayList<>(closed(survey));
        mine.addAll(closedTrial(survey));
        for (SurveyId each : mine) {
            others.forEach(other -> other.beforeInvitations(each));
            forget(each);
            others.forEach(other -> other.afterInvitations(each));
            audit.record("purge", "purge-survey", each.toString(), "");
        }
    }

    private List<SurveyId> closed(SurveyId survey) {
        return database.list(
                """
                update survey set purged_at = ?, state = ?
                where id = ? and purge_on <= ? and purged_at is null returning id
                """,
                row -> row.id("id", SurveyId::new),
                clock.instant(),
                SurveyState.CLOSED,
                survey,
                LocalDate.now(clock));
    }

    /** Of a survey that is purged. */
    private List<SurveyId> closedTrial(SurveyId survey) {
        return database.list(
                """
                update survey trial set purged_at = ?, state = ? from survey tried
                where trial.trial_of = ? and tried.id = trial.trial_of
                    and tried.purged_at is not null and trial.purged_at is null
                returning trial.id
                """,
                row -> row.id("id", SurveyId::new),
                clock.instant(),
                SurveyState.CLOSED,
                survey);
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
