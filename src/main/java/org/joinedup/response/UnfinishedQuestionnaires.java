package org.joinedup.response;

import org.joinedup.kernel.SurveyId;

import java.util.SortedMap;

/** How far people came who began a questionnaire and did not send it, for watching. */
public interface UnfinishedQuestionnaires {
    /**
     * How many people stopped where. Which statement somebody has come to says nothing about what
     * they answered, nor whether they did.
     *
     * @return by the number of the last statement that they came to, 0 for none
     */
    SortedMap<Integer, Long> lastSeen(SurveyId survey);
}
