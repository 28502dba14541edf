package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.AboutYou;

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

    AboutYou about() {
        return submission.about(invitation);
    }

    @Override
    public String toString() {
        return "NewResponse[" + submission.submissionId() + "]";
    }
}
