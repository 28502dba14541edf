package org.joinedup.response;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.MoveInvitation;
import org.joinedup.kernel.InvitationId;
import org.joinedup.response.StoredSubmissions.Inserted;
import org.joinedup.response.SubmitResponse.Outcome;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Stores the submissions that come in at the same time in one transaction, so that they wait for
 * the disk once: the group commit of databases. All of them are as they should be, or nothing is
 * stored and each is submitted by itself, by the same rules ({@link SubmitResponse}).
 *
 * <p>Locks are taken in the same order as there, of several of a kind by the invitations' ids;
 * where two lots wait for each other nevertheless, PostgreSQL ends one of them.
 */
@Singleton
class SubmitTogether {
    private static final int MOST = 64;
    private static final int AT_ONCE = 2;

    /** For a lock on one of them. Whoever is waited for longer is waited for alone. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SubmitResponse submitResponse;
    private final OpenQuestionnaires open;
    private final StoredSubmissions submissions;
    private final MoveInvitation moveInvitation;
    private final TransactionOperations<?> transactions;
    private final Clock clock;
    private final Gathering<NewResponse> gathering = new Gathering<>(this::isStored, MOST, AT_ONCE);

    SubmitTogether(
            SubmitResponse submitResponse,
            OpenQuestionnaires open,
            StoredSubmissions submissions,
            MoveInvitation moveInvitation,
            TransactionOperations<?> transactions,
            Clock clock) {
        this.submitResponse = submitResponse;
        this.open = open;
        this.submissions = submissions;
        this.moveInvitation = moveInvitation;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Must not be called in a transaction: that of others is waited for. */
    Outcome submit(Submission submission, Invitation invitation, Questionnaire questionnaire) {
        List<FieldError> faults =
                SubmissionCheck.faults(submission, invitation, questionnaire, LocalDate.now(clock));
        if (!faults.isEmpty()) {
            return new Outcome.Invalid(faults);
        }
        Receipt receipt = Receipt.next(clock);
        NewResponse response =
                new NewResponse(
                        submission,
                        invitation,
                        questionnaire.survey(),
                        questionnaire.language(),
                        receipt);
        return invitation.state().takesAnswers() && gathering.join(response)
                ? new Outcome.Stored(receipt)
                : submitResponse.submit(submission);
    }

    private boolean isStored(List<NewResponse> responses) {
        return transactions.executeWrite(
                transaction -> {
                    boolean whole = store(responses);
                    if (!whole) {
                        transaction.setRollbackOnly();
                    }
                    return whole;
                });
    }

    private boolean store(List<NewResponse> responses) {
        List<InvitationId> invitations =
                responses.stream().map(each -> each.submission().invitationId()).toList();
        open.lockAll(invitations, PATIENCE);
        List<Inserted> inserted = submissions.insertWhereOpen(responses);
        if (inserted.size() < responses.size() || !moveInvitation.complete(invitations)) {
            return false;
        }
        submissions.insertAnswers(inserted);
        open.deleteAll(invitations);
        return true;
    }
}
