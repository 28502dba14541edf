package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Survey;

/** Who takes which messages. */
@Singleton
class Carriers {
    private final NotifyCarrier byNotify;
    private final SmtpCarrier bySmtp;
    private final DemonstrationPost post;

    Carriers(NotifyCarrier byNotify, SmtpCarrier bySmtp, DemonstrationPost post) {
        this.byNotify = byNotify;
        this.bySmtp = bySmtp;
        this.post = post;
    }

    /**
     * Of a step that is not a letter. What nobody else would take is caught in a survey for trying
     * out; real people's messages wait.
     */
    Carrier of(Step step, Survey survey) {
        Carrier real = real(step);
        return survey.demonstration() && !real.isReady() && post.isReady() ? post : real;
    }

    /** Who can tell what became of a message: what was caught has left in no case. */
    Carrier real(Step step) {
        return step.isByNotify() ? byNotify : bySmtp;
    }
}
