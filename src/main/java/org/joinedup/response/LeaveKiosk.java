package org.joinedup.response;

import io.micronaut.http.cookie.Cookie;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.EndWalkIn;
import org.joinedup.kernel.InvitationId;

/**
 * Ends somebody's visit at a kiosk: answers that were not sent are deleted, and the pages of the
 * visit can be had no more, by the back button neither.
 */
@Singleton
public class LeaveKiosk {
    /** Tells a device to be a kiosk; a page that is no more leads back to {@link #START} there. */
    public static final String COOKIE = "joined-up-kiosk";

    public static final String START = "/kiosk";

    private final OpenQuestionnaires questionnaires;
    private final EndWalkIn endWalkIn;

    LeaveKiosk(OpenQuestionnaires questionnaires, EndWalkIn endWalkIn) {
        this.questionnaires = questionnaires;
        this.endWalkIn = endWalkIn;
    }

    /** How the person before wished the pages to look. */
    public static Cookie forgetLook() {
        return Cookie.of(Look.COOKIE, "").path("/s/").maxAge(0);
    }

    @Transactional
    public void leave(InvitationId visit) {
        questionnaires.delete(visit);
        endWalkIn.end(visit);
    }
}
