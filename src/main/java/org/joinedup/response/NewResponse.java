package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.Survey;

/**
 * A submission with what is stored beside it.
 *
 * @param language of the words that the person read
 */
record NewResponse(
        Submission submission,
        Invitation invitation,
        Survey survey,
        String language,
        Receipt receipt) {
    @Override
    public String toString() {
        return "NewResponse[" + submission.submissionId() + "]";
    }
}
