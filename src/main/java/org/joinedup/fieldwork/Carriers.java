package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

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

    /** Of a step that is not a letter. The demonstration catches what nobody else would take. */
    Carrier of(Step step) {
        Carrier real = step.isByNotify() ? byNotify : bySmtp;
        return !real.isReady() && post.isReady() ? post : real;
    }
}
