package org.joinedup.response;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.MoveInvitation;
import org.joinedup.invitation.RegisterPaperInvitation;
import org.joinedup.invitation.RegisterPaperInvitation.PaperForm;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.progress.Counter;
import org.joinedup.web.CsvFaults;
import org.joinedup.web.CsvTable;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stores a file of keyed-in paper forms, all of it or nothing. What a file says again is left as it
 * is.
 */
@Singleton
class ImportPaperResponses {
    private final Services services;
    private final Questionnaires questionnaires;
    private final RegisterPaperInvitation registerInvitation;
    private final MoveInvitation moveInvitation;
    private final OpenQuestionnaires open;
    private final StoredSubmissions submissions;
    private final AuditTrail audit;
    private final TransactionOperations<?> transactions;
    private final Clock clock;

    ImportPaperResponses(
            Services services,
            Questionnaires questionnaires,
            RegisterPaperInvitation registerInvitation,
            MoveInvitation moveInvitation,
            OpenQuestionnaires open,
            StoredSubmissions submissions,
            AuditTrail audit,
            TransactionOperations<?> transactions,
            Clock clock) {
        this.services = services;
        this.questionnaires = questionnaires;
        this.registerInvitation = registerInvitation;
        this.moveInvitation = moveInvitation;
        this.open = open;
        this.submissions = submissions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a file. */
    sealed interface Outcome {
        record Imported(int stored, int unchanged) implements Outcome {}

        record Faulty(List<FieldError> faults) implements Outcome {}

        record SurveyNotOpen(SurveyState state) implements Outcome {}
    }

    @Transactional
    Outcome load(Survey survey, byte[] file, Caller caller, Counter counter) {
        if (survey.state() != SurveyState.OPEN) {
            return new Outcome.SurveyNotOpen(survey.state());
        }
        Questionnaire questionnaire = questionnaires.of(survey, survey.language());
        return switch (CsvTable.read(
                file, KeyedFormReader.columns(questionnaire), KeyedAboutYou.COLUMNS)) {
            case CsvTable.Faulty faulty -> new Outcome.Faulty(faulty.faults());
            case CsvTable.Rows rows -> {
                CsvFaults faults = new CsvFaults();
                List<KeyedForm> forms =
                        new KeyedFormReader(
                                        questionnaire,
                                        servicesOf(caller),
                                        LocalDate.now(clock),
                                        faults)
                                .read(rows.rows());
                yield faults.isEmpty()
                        ? store(questionnaire, forms, faults, caller, counter)
                        : new Outcome.Faulty(faults.list());
            }
        };
    }

    private Map<String, ServiceId> servicesOf(Caller caller) {
        return services.visibleTo(caller).stream()
                .collect(Collectors.toMap(Service::code, Service::id));
    }

    private Outcome store(
            Questionnaire questionnaire,
            List<KeyedForm> forms,
            CsvFaults faults,
            Caller caller,
            Counter counter) {
        Survey survey = questionnaire.survey();
        SurveyState state = registerInvitation.hold(survey);
        if (state != SurveyState.OPEN) {
            return new Outcome.SurveyNotOpen(state);
        }
        Map<String, Invitation> invitations =
                registerInvitation.register(
                        survey,
                        forms.stream()
                                .map(
                                        form ->
                                                new PaperForm(
                                                        form.reference(),
                                                        form.serviceId(),
                                                        form.transitionDate()))
                                .toList());
        List<KeyedForm> fresh = notStoredYet(forms, invitations, faults);
        if (faults.isEmpty()) {
            counter.total(fresh.size());
            storeFresh(questionnaire, fresh, invitations, faults, counter);
        }
        if (!faults.isEmpty()) {
            transactions.findTransactionStatus().ifPresent(TransactionStatus::setRollbackOnly);
            return new Outcome.Faulty(faults.list());
        }
        if (!fresh.isEmpty()) {
            audit.record(
                    caller.name(),
                    "import-paper-responses",
                    survey.id().toString(),
                    fresh.size() + " of " + forms.size() + " lines");
        }
        return new Outcome.Imported(fresh.size(), forms.size() - fresh.size());
    }

    private List<KeyedForm> notStoredYet(
            List<KeyedForm> forms, Map<String, Invitation> invitations, CsvFaults faults) {
        Map<InvitationId, StoredSubmission> stored =
                submissions.find(invitations.values().stream().map(Invitation::id).toList());
        List<KeyedForm> fresh = new ArrayList<>();
        for (KeyedForm form : forms) {
            Invitation invitation = invitations.get(form.reference());
            StoredSubmission before = stored.get(invitation.id());
            Optional<String> contradiction = form.contradiction(invitation);
            if (contradiction.isPresent()) {
                faults.add(form.row(), contradiction.get(), "is not that of the invitation");
            } else if (before == null && !invitation.state().takesAnswers()) {
                noteEnded(form, invitation.state(), faults);
            } else if (before == null) {
                fresh.add(form);
            } else if (before.mode() != Mode.PAPER) {
                // Not compared: the reply would confirm what somebody said on their own.
                noteEnded(form, InvitationState.COMPLETED, faults);
            } else if (!before.saysTheSameAs(form.submission(invitation), invitation)
                    || !before.answeredOn().equals(form.answeredOn())) {
                faults.add(
                        form.row(),
                        KeyedFormReader.REFERENCE,
                        "has other answers stored; they stay as they are");
            }
        }
        return fresh;
    }

    private void storeFresh(
            Questionnaire questionnaire,
            List<KeyedForm> fresh,
            Map<String, Invitation> invitations,
            CsvFaults faults,
            Counter counter) {
        // In the order in which all who lock invitations do so.
        List<KeyedForm> ordered =
                fresh.stream()
                        .sorted(
                                Comparator.comparing(
                                        form -> invitations.get(form.reference()).id().toString()))
                        .toList();
        open.deleteAll(
                ordered.stream().map(form -> invitations.get(form.reference()).id()).toList());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        submissions.insertAll(
                ordered.stream()
                        .map(
                                form ->
                                        response(
                                                form,
                                                invitations.get(form.reference()),
                                                questionnaire,
                                                now))
                        .toList());
        for (KeyedForm form : ordered) {
            InvitationId id = invitations.get(form.reference()).id();
            // Not possible when it was answered on its link in this moment: that answer stays.
            if (!moveInvitation.move(id, InvitationState.COMPLETED)) {
                noteEnded(form, InvitationState.COMPLETED, faults);
            }
            counter.add(1);
        }
    }

    private static NewResponse response(
            KeyedForm form, Invitation invitation, Questionnaire questionnaire, Instant now) {
        return new NewResponse(
                form.submission(invitation),
                invitation,
                questionnaire.survey(),
                questionnaire.language(),
                new Receipt(ReceiptCodes.next(), now));
    }

    private static void noteEnded(KeyedForm form, InvitationState state, CsvFaults faults) {
        faults.add(form.row(), KeyedFormReader.REFERENCE, "the invitation is " + state.code());
    }
}
