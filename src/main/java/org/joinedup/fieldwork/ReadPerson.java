package org.joinedup.fieldwork;

import org.joinedup.access.Caller;
import org.joinedup.invitation.Contact;
import org.joinedup.invitation.FormatNeed;
import org.joinedup.invitation.KnownPeople;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.Admission;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.Sex;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.CsvRow;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of one list, looking up each service and language once. */
final class ReadPerson {
    private static final DateTimeFormatter BRITISH =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK)
                    .withResolverStyle(ResolverStyle.STRICT);

    private final Survey survey;
    private final Caller caller;
    private final Services services;
    private final Instruments instruments;
    private final KnownPeople people;
    private final LocalDate today;
    private final Map<String, Optional<ServiceId>> own = new HashMap<>();
    private final Map<String, Optional<ServiceId>> all = new HashMap<>();
    private final Map<String, Boolean> languages = new HashMap<>();

    ReadPerson(
            Survey survey,
            Caller caller,
            Services services,
            Instruments instruments,
            KnownPeople people,
            LocalDate today) {
        this.survey = survey;
        this.caller = caller;
        this.services = services;
        this.instruments = instruments;
        this.people = people;
        this.today = today;
    }

    ListedPerson read(CsvRow row) throws WrongCell {
        String code = required(row, ListColumns.SERVICE);
        ServiceId service =
                own.computeIfAbsent(code, this::visible)
                        .orElseThrow(
                                () ->
                                        new WrongCell(
                                                ListColumns.SERVICE,
                                                "is not the code of a service of yours"));
        ContactCells.checkAddress(row);
        Contact contact = ContactCells.read(row);
        Optional<String> reference = ContactCells.line(row, ListColumns.REFERENCE);
        return new ListedPerson(
                row.line(),
                code,
                service,
                destination(row, service),
                transition(row),
                language(row),
                needs(row),
                contact,
                reference,
                term(row, ListColumns.AGE_BAND, AgeBand.class),
                term(row, ListColumns.SEX, Sex.class),
                term(row, ListColumns.ROUTE, Admission.class),
                people.hashes(contact, reference));
    }

    private static String required(CsvRow row, String column) throws WrongCell {
        return row.text(column).orElseThrow(() -> new WrongCell(column, "is required"));
    }

    private Optional<ServiceId> visible(String code) {
        return services.withCode(code)
                .flatMap(service -> services.findVisible(service.id(), caller))
                .map(Service::id);
    }

    private Optional<ServiceId> destination(CsvRow row, ServiceId left) throws WrongCell {
        Optional<String> code = row.text(ListColumns.DESTINATION);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Optional<ServiceId> found =
                all.computeIfAbsent(code.get(), text -> services.withCode(text).map(Service::id));
        if (found.isEmpty()) {
            throw new WrongCell(ListColumns.DESTINATION, "is not the code of a service");
        }
        if (found.get().equals(left)) {
            throw new WrongCell(ListColumns.DESTINATION, "is the service that the person left");
        }
        return found;
    }

    private LocalDate transition(CsvRow row) throws WrongCell {
        LocalDate date = date(required(row, ListColumns.TRANSITION));
        if (date.isAfter(today)) {
            throw new WrongCell(ListColumns.TRANSITION, "is in the future");
        }
        if (date.isBefore(survey.periodFrom()) || date.isAfter(survey.periodTo())) {
            throw new WrongCell(
                    ListColumns.TRANSITION,
                    "is not within the survey's period, %s to %s"
                            .formatted(survey.periodFrom(), survey.periodTo()));
        }
        return date;
    }

    private static LocalDate date(String text) throws WrongCell {
        try {
            return text.indexOf('/') > 0
                    ? LocalDate.parse(text, BRITISH)
                    : LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeParseException e) {
            // Its message quotes the cell.
            throw new WrongCell(
                    ListColumns.TRANSITION, "is no date such as 2026-03-31 or 31/3/2026");
        }
    }

    private String language(CsvRow row) throws WrongCell {
        String language = row.text(ListColumns.LANGUAGE).orElse(survey.language());
        if (!languages.computeIfAbsent(language, code -> survey.isReleasedIn(code, instruments))) {
            throw new WrongCell(
                    ListColumns.LANGUAGE,
                    "is not one of the pages' in which all of the survey's instruments are"
                            + " released");
        }
        return language;
    }

    private static List<String> needs(CsvRow row) throws WrongCell {
        List<FormatNeed> needs = new ArrayList<>();
        for (String code : row.list(ListColumns.NEEDS)) {
            needs.add(known(ListColumns.NEEDS, FormatNeed.class, code));
        }
        return needs.stream().distinct().sorted().map(FormatNeed::code).toList();
    }

    private static <E extends Enum<E> & Coded> Optional<E> term(
            CsvRow row, String column, Class<E> type) throws WrongCell {
        Optional<String> code = row.text(column);
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(known(column, type, code.get().toLowerCase(Locale.ROOT)));
    }

    private static <E extends Enum<E> & Coded> E known(String column, Class<E> type, String code)
            throws WrongCell {
        return Coded.find(type, code)
                .orElseThrow(() -> new WrongCell(column, "must be one of " + Coded.words(type)));
    }
}
