package org.joinedup.response;

import io.micronaut.context.annotation.Value;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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

    /** For a place in a lot, so that two connections that are dead keep nobody from the others. */
    private static final int TIMES_THE_PATIENCE = 4;

    private final SubmitResponse submitResponse;
    private final OpenQuestionnaires open;
    private final StoredSubmissions submissions;
    private final MoveInvitation moveInvitation;
    private final TransactionOperations<?> transactions;
    private final Clock clock;
    private final Duration patience;
    private final Gathering<NewResponse> gathering;

    /**
     * @param patience for a lock on one of a lot, whom else the others leave behind; less than
     *     PostgreSQL's {@code deadlock_timeout}, so that it is the lot that gives way
     */
    SubmitTogether(
            SubmitResponse submitResponse,
            OpenQuestionnaires open,
            StoredSubmissions submissions,
            MoveInvitation moveInvitation,
            TransactionOperations<?> transactions,
            Clock clock,
            @Value("${joinedup.patience-for-others:800ms}") Duration patience) {
        this.patience = patience;
        this.gathering =
                new Gathering<>(
                        this::store, MOST, AT_ONCE, patience.multipliedBy(TIMES_THE_PATIENCE));
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

    /** How many are in no lot yet. */
    int waiting() {
        return gathering.waiting();
    }

    /** All but who would spoil it for the others, or nobody. */
    private List<NewResponse> store(List<NewResponse> responses) {
        List<NewResponse> firsts = firsts(responses);
        return transactions.executeWrite(
                transaction -> {
                    if (isStored(firsts)) {
                        return firsts;
                    }
                    transaction.setRollbackOnly();
                    return List.of();
                });
    }

    /** Who sends once more, or under an id that somebody sends at the same time, goes after it. */
    private static List<NewResponse> firsts(List<NewResponse> responses) {
        Set<InvitationId> invitations = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        return responses.stream()
                .filter(
                        each ->
                                !ids.contains(each.submission().submissionId())
                                        && invitations.add(each.submission().invitationId())
                                        && ids.add(each.submission().submissionId()))
                .toList();
    }

    private boolean isStored(List<NewResponse> responses) {
        List<InvitationId> invitations =
                responses.stream().map(each -> each.submission().invitationId()).toList();
        open.lockAll(invitations, patience);
        List<Inserted> inserted = submissions.insertWhereOpen(responses);
        if (inserted.size() < responses.size() || !moveInvitation.complete(invitations)) {
            return false;
        }
        submissions.insertAnswers(inserted);
        open.deleteAll(invitations);
        return true;
    }
}
