package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Messages;

import java.util.Optional;

/** Gives one table of a report as a file, and keeps who took it. */
@Singleton
class ExportWatched {
    private final Surveys surveys;
    private final ReportFieldwork reportFieldwork;
    private final AuditTrail audit;

    ExportWatched(Surveys surveys, ReportFieldwork reportFieldwork, AuditTrail audit) {
        this.surveys = surveys;
        this.reportFieldwork = reportFieldwork;
        this.audit = audit;
    }

    @Transactional
    Optional<String> export(SurveyId id, String table, Caller caller) {
        Optional<Survey> survey = surveys.findVisible(id, caller);
        if (survey.isEmpty()) {
            return Optional.empty();
        }
        Messages words = Messages.in("en");
        Optional<String> csv =
                Optional.ofNullable(
                                ArrangeTables.of(reportFieldwork.report(survey.get(), words), words)
                                        .get(table))
                        .map(WatchTable::csv);
        if (csv.isPresent()) {
            audit.record(caller.name(), "export-fieldwork", id.toString(), table);
        }
        return csv;
    }
}
