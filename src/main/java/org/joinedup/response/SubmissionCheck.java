package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Respondent;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.web.Problem.FieldError;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a submission must be, whichever way it came in. */
final class SubmissionCheck {
    static final String NOT_ASKED = "the survey does not ask about people";

    private SubmissionCheck() {}

    static List<FieldError> faults(
            Submission submission,
            Invitation invitation,
            Questionnaire questionnaire,
            LocalDate today) {
        List<FieldError> faults = new ArrayList<>();
        if ((submission.respondent() == Respondent.PROXY)
                != submission.relationship().isPresent()) {
            faults.add(
                    new FieldError(
                            "relationship",
                            "is required for a proxy, and must be absent for anyone else"));
        }
        if (submission.answeredOn().isBefore(invitation.transitionDate())
                || submission.answeredOn().isAfter(today)) {
            faults.add(
                    new FieldError(
                            "answeredOn", "must be between the date of transition and today"));
        }
        if (!submission.about().isNothing() && !questionnaire.survey().asksAboutYou()) {
            faults.add(new FieldError("aboutYou", "must be absent: " + NOT_ASKED));
        }
        faults.addAll(faultsOfAnswers(submission, questionnaire));
        return faults;
    }

    private static List<FieldError> faultsOfAnswers(
            Submission submission, Questionnaire questionnaire) {
        List<InstrumentId> asked =
                questionnaire.instruments().stream().map(Instrument::id).toList();
        if (!submission.instruments().stream()
                .map(InstrumentAnswers::instrument)
                .toList()
                .equals(asked)) {
            return List.of(new FieldError("instruments", "must be, in this order, " + asked));
        }
        if (submission.answersNothing()) {
            return List.of(
                    new FieldError("instruments", "at least one statement must be answered"));
        }
        List<FieldError> faults = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            faults.addAll(
                    faultsOfPart(
                            "instruments[" + i + "].answers",
                            submission.instruments().get(i).answers(),
                            questionnaire.instruments().get(i)));
        }
        return faults;
    }

    private static List<FieldError> faultsOfPart(
            String path, List<Answer> answers, Instrument instrument) {
        if (answers.size() != instrument.items().size()) {
            return List.of(new FieldError(path, "must be " + instrument.items().size()));
        }
        List<FieldError> faults = new ArrayList<>();
        for (int j = 0; j < answers.size(); j++) {
            if (!isPossible(answers.get(j), instrument)) {
                faults.add(new FieldError(path + "[" + j + "].value", mustBe(instrument)));
            }
        }
        return faults;
    }

    private static boolean isPossible(Answer answer, Instrument instrument) {
        return answer == Answer.NOT_ANSWERED || instrument.offers(answer);
    }

    static String mustBe(Instrument instrument) {
        return instrument.options().stream()
                .map(option -> String.valueOf(option.answer().code()))
                .collect(Collectors.joining(", ", "must be one of ", ", or nothing"));
    }
}
