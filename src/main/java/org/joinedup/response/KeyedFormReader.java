package org.joinedup.response;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.web.CsvFaults;
import org.joinedup.web.CsvRow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the lines of a file of keyed-in paper forms, and names every cell that is at fault. */
final class KeyedFormReader {
    static final String SERVICE = "service";
    static final String REFERENCE = "external_reference";
    static final String TRANSITION_DATE = "transition_date";
    private static final String ANSWERED_ON = "answered_on";
    private static final String RESPONDENT = "respondent";
    private static final String RELATIONSHIP = "relationship";
    private static final int MAXIMUM_REFERENCE = 100;

    /** The window in which people are asked, in days after the transition. */
    private static final int FIRST_DAY = 2;

    private static final int LAST_DAY = 42;

    private final Questionnaire questionnaire;
    private final Map<String, ServiceId> services;
    private final LocalDate today;
    private final CsvFaults faults;
    private final KeyedAboutYou aboutYou;
    private final Map<String, Integer> lineOfReference = new HashMap<>();

    KeyedFormReader(
            Questionnaire questionnaire,
            Map<String, ServiceId> services,
            LocalDate today,
            CsvFaults faults) {
        this.questionnaire = questionnaire;
        this.services = services;
        this.today = today;
        this.faults = faults;
        this.aboutYou = new KeyedAboutYou(questionnaire.survey().asksAboutYou(), faults);
    }

    static List<String> columns(Questionnaire questionnaire) {
        return Stream.concat(
                        Stream.of(
                                SERVICE,
                                REFERENCE,
                                TRANSITION_DATE,
                                ANSWERED_ON,
                                RESPONDENT,
                                RELATIONSHIP),
                        questionnaire.statements().stream()
                                .map(statement -> statement.item().linkId())
                                .distinct())
                .toList();
    }

    /** The forms; to be used only when no fault was added. */
    List<KeyedForm> read(List<CsvRow> rows) {
        return rows.stream().flatMap(row -> read(row).stream()).toList();
    }

    private Optional<KeyedForm> read(CsvRow row) {
        String reference = reference(row);
        String serviceCode = faults.required(row, SERVICE);
        ServiceId service = serviceCode == null ? null : services.get(serviceCode);
        if (serviceCode != null && service == null) {
            faults.add(row, SERVICE, "is not the code of a service that you may see");
        }
        LocalDate transition = date(row, TRANSITION_DATE);
        LocalDate answered = date(row, ANSWERED_ON);
        checkDates(row, transition, answered);
        Respondent respondent = respondent(row);
        Optional<Relationship> relationship = relationship(row, respondent);
        AboutYou about = aboutYou.read(row);
        List<InstrumentAnswers> instruments = answers(row);
        return Stream.of(reference, service, transition, answered, respondent)
                        .anyMatch(value -> value == null)
                ? Optional.empty()
                : Optional.of(
                        new KeyedForm(
                                row,
                                reference,
                                service,
                                transition,
                                answered,
                                respondent,
                                relationship,
                                about,
                                instruments));
    }

    private String reference(CsvRow row) {
        String reference = faults.required(row, REFERENCE);
        if (reference == null) {
            return null;
        }
        if (reference.length() > MAXIMUM_REFERENCE) {
            faults.add(row, REFERENCE, "is longer than " + MAXIMUM_REFERENCE + " characters");
        }
        Integer first = lineOfReference.putIfAbsent(reference, row.line());
        if (first != null) {
            faults.add(row, REFERENCE, "is also on line " + first);
        }
        return reference;
    }

    private LocalDate date(CsvRow row, String column) {
        String text = faults.required(row, column);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(row, column, "must be a date like 2026-01-31");
            return null;
        }
    }

    private void checkDates(CsvRow row, LocalDate transition, LocalDate answered) {
        if (transition != null
                && (transition.isBefore(questionnaire.survey().periodFrom())
                        || transition.isAfter(questionnaire.survey().periodTo()))) {
            faults.add(
                    row,
                    TRANSITION_DATE,
                    "must be within the survey's period, %s to %s"
                            .formatted(
                                    questionnaire.survey().periodFrom(),
                                    questionnaire.survey().periodTo()));
        }
        if (answered != null && answered.isAfter(today)) {
            faults.add(row, ANSWERED_ON, "must not be in the future");
        } else if (answered != null && transition != null) {
            long days = ChronoUnit.DAYS.between(transition, answered);
            if (days < FIRST_DAY || days > LAST_DAY) {
                faults.add(
                        row,
                        ANSWERED_ON,
                        "must be %d to %d days after transition_date"
                                .formatted(FIRST_DAY, LAST_DAY));
            }
        }
    }

    private Respondent respondent(CsvRow row) {
        String code = faults.required(row, RESPONDENT);
        Optional<Respondent> respondent =
                Optional.ofNullable(code).flatMap(word -> Coded.find(Respondent.class, word));
        if (code != null && respondent.isEmpty()) {
            faults.add(row, RESPONDENT, "must be one of " + Coded.words(Respondent.class));
        }
        return respondent.orElse(null);
    }

    private Optional<Relationship> relationship(CsvRow row, Respondent respondent) {
        Optional<String> code = row.text(RELATIONSHIP);
        if (respondent != null && (respondent == Respondent.PROXY) != code.isPresent()) {
            faults.add(
                    row,
                    RELATIONSHIP,
                    "is required for a proxy, and must be blank for anyone else");
        }
        Optional<Relationship> relationship =
                code.flatMap(word -> Coded.find(Relationship.class, word));
        if (code.isPresent() && relationship.isEmpty()) {
            faults.add(row, RELATIONSHIP, "must be one of " + Coded.words(Relationship.class));
        }
        return relationship;
    }

    private List<InstrumentAnswers> answers(CsvRow row) {
        List<InstrumentAnswers> parts = new ArrayList<>();
        for (Instrument instrument : questionnaire.instruments()) {
            parts.add(
                    new InstrumentAnswers(
                            instrument.id(),
                            instrument.items().stream()
                                    .map(item -> answer(row, item.linkId(), instrument))
                                    .toList()));
        }
        if (questionnaire.statements().stream()
                .allMatch(statement -> row.text(statement.item().linkId()).isEmpty())) {
            faults.add(
                    row,
                    questionnaire.statement(1).item().linkId(),
                    "at least one statement must be answered");
        }
        return parts;
    }

    private Answer answer(CsvRow row, String linkId, Instrument instrument) {
        Optional<String> text = row.text(linkId);
        Optional<Answer> offered =
                text.flatMap(
                        code ->
                                instrument.options().stream()
                                        .map(Instrument.Option::answer)
                                        .filter(a -> String.valueOf(a.code()).equals(code))
                                        .findFirst());
        if (text.isPresent() && offered.isEmpty()) {
            faults.add(row, linkId, SubmissionCheck.mustBe(instrument));
        }
        return offered.orElse(Answer.NOT_ANSWERED);
    }
}
