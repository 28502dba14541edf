package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Period;
import org.joinedup.publication.ObserveProvisional.Question;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what is wrong with a question for provisional lines. */
@Singleton
class CheckProvisional {
    private final Instruments instruments;
    private final StoredEditions editions;
    private final Clock clock;

    CheckProvisional(Instruments instruments, StoredEditions editions, Clock clock) {
        this.instruments = instruments;
        this.editions = editions;
        this.clock = clock;
    }

    List<FieldError> faults(Question question) {
        List<FieldError> faults = new ArrayList<>();
        if (question.instrument().isEmpty()) {
            faults.add(new FieldError("instrument", "is required with edition=provisional"));
        } else if (versions(question.instrument().get()).isEmpty()) {
            faults.add(new FieldError("instrument", "is not the code of a released instrument"));
        } else if (editions.latest(question.instrument().get(), period(question)).isPresent()) {
            faults.add(
                    new FieldError(
                            "period", "is published: ask for it without edition=provisional"));
        }
        if (period(question).firstDay().isAfter(LocalDate.now(clock))) {
            faults.add(new FieldError("period", "has not begun"));
        }
        if (question.filter().breakdown().filter(code -> !code.isEmpty()).isPresent()) {
            faults.add(
                    new FieldError(
                            "breakdown", "provisional figures are of everyone together: none"));
        }
        return faults;
    }

    Period period(Question question) {
        return question.period().orElseGet(() -> Quarters.of(LocalDate.now(clock)));
    }

    /** The latest first. */
    List<Instrument> versions(String code) {
        return instruments.all().stream()
                .filter(each -> each.id().code().equals(code))
                .sorted(Comparator.comparingInt((Instrument i) -> i.id().version()).reversed())
                .toList();
    }
}
