package org.joinedup.response;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.ResponseId;
import org.joinedup.kernel.SurveyId;

import java.util.Optional;

/**
 * Removes one response with its answers for good. Every figure that is read after the commit is as
 * if it had never come. Its invitation stays completed, so that nothing can come in its place.
 */
@Singleton
public class EraseResponse {
    private final StoredSubmissions submissions;
    private final AuditTrail audit;

    EraseResponse(StoredSubmissions submissions, AuditTrail audit) {
        this.submissions = submissions;
        this.audit = audit;
    }

    /**
     * Waits for a folding that is taking the response, and for nothing else.
     *
     * @param receipt the code that the person was given
     * @return false when there is no such response, or no longer
     */
    @Transactional
    public boolean erase(SurveyId survey, String receipt, Caller caller) {
        Optional<ResponseId> response = submissions.lock(survey, receipt);
        if (response.isEmpty()) {
            return false;
        }
        submissions.erase(response.get());
        audit.record(caller.name(), "erase-response", survey.toString(), "");
        return true;
    }
}
