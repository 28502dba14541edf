package org.joinedup.response;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A questionnaire that has been begun.
 *
 * @param submissionId the same whichever tab sends it, and however often
 * @param about what the person has said of themselves so far
 * @param aboutYouPassed whether the page about the person was left, whatever was said on it
 * @param saved for each statement what was said; empty when the person has not come to it yet
 */
record OpenQuestionnaire(
        UUID submissionId,
        Respondent respondent,
        Optional<Relationship> relationship,
        AboutYou about,
        boolean aboutYouPassed,
        List<Optional<Answer>> saved) {

    /** The answer to a statement, counted from 1; empty when it was skipped or not reached. */
    Optional<Answer> answer(int number) {
        return saved.get(number - 1).filter(answer -> answer != Answer.NOT_ANSWERED);
    }

    /** The first statement that the person has not come to. */
    OptionalInt firstUnseen() {
        return IntStream.rangeClosed(1, saved.size())
                .filter(number -> saved.get(number - 1).isEmpty())
                .findFirst();
    }

    List<Answer> answers() {
        return saved.stream().map(answer -> answer.orElse(Answer.NOT_ANSWERED)).toList();
    }

    @Override
    public String toString() {
        return "OpenQuestionnaire";
    }
}
