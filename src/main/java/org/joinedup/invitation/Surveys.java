package org.joinedup.invitation;

import org.joinedup.access.Caller;
import org.joinedup.kernel.SurveyId;

import java.util.List;
import java.util.Optional;

/** The surveys, for reading. */
public interface Surveys {
    Optional<Survey> find(SurveyId id);

    /** A survey of the caller's own organisation, or any for an administrator. */
    Optional<Survey> findVisible(SurveyId id, Caller caller);

    List<Survey> visibleTo(Caller caller);
}
