package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

/** Who takes which messages. */
@Singleton
class Carriers {
    private final NotifyCarrier byNotify;
    private final SmtpCarrier bySmtp;

    Carriers(NotifyCarrier byNotify, SmtpCarrier bySmtp) {
        this.byNotify = byNotify;
        this.bySmtp = bySmtp;
    }

    /** Of a step that is not a letter. */
    Carrier of(Step step) {
        return step.isByNotify() ? byNotify : bySmtp;
    }
}
