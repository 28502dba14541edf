package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.fieldwork.SurveyViews.Choice;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.fieldwork.SurveyViews.Form;
import org.joinedup.invitation.NewSurvey;
import org.joinedup.invitation.NewSurvey.AskedInstrument;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills the form of a new survey, and reads it. */
@Singleton
class SurveyForm {
    static final String INSTRUMENTS = "instruments";

    private static final int MONTHS_OF_A_QUARTER = 3;

    private final Instruments instruments;
    private final Services services;
    private final boolean demonstrations;

    SurveyForm(
            Instruments instruments,
            Services services,
            @Value("${joinedup.demonstration.enabled:false}") boolean demonstrations) {
        this.instruments = instruments;
        this.services = services;
        this.demonstrations = demonstrations;
    }

    FormFields empty() {
        return new FormFields(Map.of("language", "en"));
    }

    /** The same, of the people who leave three months later. */
    FormFields next(Survey survey) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", survey.title());
        fields.put("askedBy", survey.askedBy());
        survey.contact().ifPresent(contact -> fields.put("contact", contact));
        fields.put("owner", services.codeOfOrganisation(survey.ownerId()).orElseThrow());
        fields.put(INSTRUMENTS, survey.instruments().stream().map(SurveyForm::code).toList());
        fields.put("periodFrom", survey.periodFrom().plusMonths(MONTHS_OF_A_QUARTER).toString());
        fields.put("periodTo", quarterLater(survey.periodTo()).toString());
        fields.put("language", survey.language());
        if (survey.asksAboutYou()) {
            fields.put("asksAboutYou", "yes");
        }
        if (survey.demonstration()) {
            fields.put("demonstration", "yes");
        }
        fields.put("copy", survey.id().toString());
        return new FormFields(fields);
    }

    /** The last day of a month becomes one. */
    private static LocalDate quarterLater(LocalDate day) {
        LocalDate later = day.plusMonths(MONTHS_OF_A_QUARTER);
        return day.equals(YearMonth.from(day).atEndOfMonth())
                ? YearMonth.from(later).atEndOfMonth()
                : later;
    }

    /** As the API takes it; what is missing or cannot be read is absent. */
    NewSurvey read(FormFields fields, Caller caller) {
        return new NewSurvey(
                fields.text("title"),
                fields.text("askedBy"),
                fields.filled("contact").orElse(null),
                caller.isAdministrator() ? fields.filled("owner").orElse(null) : null,
                chosen(fields).stream()
                        .map(id -> new AskedInstrument(id.code(), id.version()))
                        .toList(),
                fields.date("periodFrom").orElse(null),
                fields.date("periodTo").orElse(null),
                fields.text("language"),
                fields.has("asksAboutYou"),
                fields.has("demonstration"));
    }

    /** In the order in which they are offered. */
    List<InstrumentId> chosen(FormFields fields) {
        List<String> codes = fields.all(INSTRUMENTS);
        return instruments.all().stream()
                .map(instrument -> instrument.id())
                .filter(id -> codes.contains(code(id)))
                .toList();
    }

    /** Of the live survey that is wanted: the first that nobody has the permission to use. */
    Optional<InstrumentId> withoutPermission(FormFields fields) {
        return fields.has("demonstration")
                ? Optional.empty()
                : chosen(fields).stream()
                        .filter(id -> instruments.permission(id).isEmpty())
                        .findFirst();
    }

    Form show(FormFields fields, Caller caller, Faults faults) {
        List<InstrumentId> chosen = chosen(fields);
        return new Form(
                fields.text("title"),
                fields.text("askedBy"),
                fields.text("contact"),
                caller.isAdministrator(),
                fields.text("owner"),
                instruments.all().stream()
                        .map(
                                instrument ->
                                        new Choice(
                                                code(instrument.id()),
                                                instrument.title(),
                                                chosen.contains(instrument.id())))
                        .toList(),
                fields.text("periodFrom"),
                fields.text("periodTo"),
                Messages.LANGUAGES.stream()
                        .map(
                                code ->
                                        new Choice(
                                                code,
                                                Messages.named(code).name(),
                                                code.equals(fields.text("language"))))
                        .toList(),
                fields.has("asksAboutYou"),
                demonstrations,
                fields.has("demonstration"),
                fields.text("copy"),
                faults);
    }

    private static String code(InstrumentId id) {
        return id.code() + "/" + id.version();
    }
}
