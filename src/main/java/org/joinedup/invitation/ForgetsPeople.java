package org.joinedup.invitation;

import org.joinedup.kernel.SurveyId;

/** A room that keeps what could lead to the people of a survey, and lets go of it at the purge. */
public interface ForgetsPeople {
    /** What is always locked before invitations are. */
    default void beforeInvitations(SurveyId survey) {}

    /** What is always locked after them. */
    default void afterInvitations(SurveyId survey) {}
}
