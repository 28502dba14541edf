package org.joinedup.response;

import org.joinedup.kernel.Answer;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.response.SubmittedResponse.ItemAnswer;
import org.joinedup.response.SubmittedResponse.Part;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts the answers of a request, listed in any order, in the order of the questionnaire, and names
 * every field that does not fit it.
 */
final class SubmittedAnswers {
    private final List<Part> parts;
    private final List<FieldError> faults = new ArrayList<>();
    private final List<InstrumentAnswers> answers = new ArrayList<>();

    private SubmittedAnswers(List<Part> parts) {
        this.parts = parts;
    }

    static SubmittedAnswers read(List<Part> parts, Questionnaire questionnaire) {
        SubmittedAnswers read = new SubmittedAnswers(parts);
        read.requireKnownParts(questionnaire);
        questionnaire.instruments().forEach(read::readInstrument);
        return read;
    }

    List<FieldError> faults() {
        return List.copyOf(faults);
    }

    /** Complete only when there are no faults. */
    List<InstrumentAnswers> answers() {
        return List.copyOf(answers);
    }

    private void requireKnownParts(Questionnaire questionnaire) {
        List<String> asked =
                questionnaire.instruments().stream().map(asks -> asks.id().code()).toList();
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String code = parts.get(i).code();
            if (!asked.contains(code)) {
                fault("instruments[" + i + "].code", "is not asked in this survey");
            } else if (listed.contains(code)) {
                fault("instruments[" + i + "].code", "is listed twice");
            }
            listed.add(code);
        }
    }

    private void readInstrument(Instrument instrument) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.code().equals(instrument.id().code())) {
                String path = "instruments[" + i + "]";
                if (part.version() != instrument.id().version()) {
                    fault(path + ".version", "must be " + instrument.id().version());
                } else {
                    readItems(path + ".answers", part.answers(), instrument);
                }
                return;
            }
        }
        fault("instruments", instrument.id() + " is missing");
    }

    private void readItems(String path, List<ItemAnswer> given, Instrument instrument) {
        Answer[] ordered = new Answer[instrument.items().size()];
        for (int j = 0; j < given.size(); j++) {
            String at = path + "[" + j + "]";
            OptionalInt index = instrument.indexOf(given.get(j).item());
            if (index.isEmpty()) {
                fault(at + ".item", "is not an item of " + instrument.id());
            } else if (ordered[index.getAsInt()] != null) {
                fault(at + ".item", "is listed twice");
            } else {
                ordered[index.getAsInt()] = answer(at + ".value", given.get(j).value(), instrument);
            }
        }
        for (int k = 0; k < ordered.length; k++) {
            if (ordered[k] == null) {
                fault(path, instrument.items().get(k).linkId() + " is missing");
                ordered[k] = Answer.NOT_ANSWERED;
            }
        }
        answers.add(new InstrumentAnswers(instrument.id(), List.of(ordered)));
    }

    private Answer answer(String path, Integer value, Instrument instrument) {
        if (value == null) {
            return Answer.NOT_ANSWERED;
        }
        Optional<Answer> offered =
                instrument.options().stream()
                        .map(Instrument.Option::answer)
                        .filter(answer -> answer.code() == value)
                        .findFirst();
        if (offered.isEmpty()) {
            fault(path, SubmissionCheck.mustBe(instrument));
        }
        return offered.orElse(Answer.NOT_ANSWERED);
    }

    private void fault(String field, String reason) {
        faults.add(new FieldError(field, reason));
    }
}
