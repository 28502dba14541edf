package org.joinedup.publication;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.figure.Measure;
import org.joinedup.kernel.Period;
import org.joinedup.questionnaire.Instrument;

/**
 * Whose profile is asked for, by whom and for whom.
 *
 * @param measure that is followed over time
 * @param divided whether figures by who the people are may be told
 */
record ProfileRequest(
        Caller caller,
        Subject subject,
        Instrument instrument,
        Audience audience,
        Period period,
        Granularity by,
        Measure measure,
        boolean divided) {}
