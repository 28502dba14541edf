package org.joinedup.publication;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.figure.Measure;
import org.joinedup.kernel.Period;
import org.joinedup.questionnaire.Instrument;

import java.util.Optional;

/**
 * Whose profile is asked for, by whom and for whom.
 *
 * @param measure that is followed over time
 * @param refused why nothing may be shown of the subject in any period
 */
record ProfileRequest(
        Caller caller,
        Subject subject,
        Instrument instrument,
        Audience audience,
        Period period,
        Granularity by,
        Measure measure,
        Optional<String> refused) {}
