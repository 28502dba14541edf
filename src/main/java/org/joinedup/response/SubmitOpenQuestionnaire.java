package org.joinedup.response;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Sends the answers as they were saved, whichever tab or browser saved them. */
@Singleton
class SubmitOpenQuestionnaire {
    private final OpenQuestionnaires questionnaires;
    private final SubmitResponse submitResponse;
    private final Clock clock;

    SubmitOpenQuestionnaire(
            OpenQuestionnaires questionnaires, SubmitResponse submitResponse, Clock clock) {
        this.questionnaires = questionnaires;
        this.submitResponse = submitResponse;
        this.clock = clock;
    }

    /**
     * @return empty when there is nothing open: it was sent a moment ago, or never begun
     */
    @Transactional
    Optional<SubmitResponse.Outcome> submit(Visit.Open visit) {
        return questionnaires
                .lock(visit.invitation().id())
                .map(begun -> submitResponse.submit(submission(visit, begun)));
    }

    private Submission submission(Visit.Open visit, OpenQuestionnaire begun) {
        return new Submission(
                visit.invitation().id(),
                begun.submissionId(),
                begun.respondent(),
                begun.relationship(),
                begun.about(),
                LocalDate.now(clock),
                SubmissionController.onLink(visit.invitation().mode()),
                visit.questionnaire().byInstrument(begun.answers()));
    }
}
