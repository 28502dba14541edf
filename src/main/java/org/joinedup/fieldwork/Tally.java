package org.joinedup.fieldwork;

import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.ResponseRate;

import java.util.Optional;

/**
 * What became of some invited people. Each is in at most one of waiting, failed, partial,
 * completed, optedOut and withdrawn.
 *
 * @param waiting to be written to for the first time
 * @param sent to whom at least one message has left
 * @param delivered of them, as a provider has told; nobody tells of letters and emails by SMTP
 * @param failed whom no message got to, and none is to come
 * @param started questionnaires, the completed among them
 * @param partial started and not completed
 * @param withdrawn or known to have died
 * @param returned whose paper form came back without anybody knowing of how many
 */
record Tally(
        long invited,
        long waiting,
        long sent,
        long delivered,
        long failed,
        long opened,
        long started,
        long partial,
        long completed,
        long optedOut,
        long withdrawn,
        long returned) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    static final double LEVEL = 0.95;

    Tally plus(Tally other) {
        return new Tally(
                invited + other.invited,
                waiting + other.waiting,
                sent + other.sent,
                delivered + other.delivered,
                failed + other.failed,
                opened + other.opened,
                started + other.started,
                partial + other.partial,
                completed + other.completed,
                optedOut + other.optedOut,
                withdrawn + other.withdrawn,
                returned + other.returned);
    }

    /** Who could have answered by now. */
    private ResponseRate.Invitations invitations() {
        return new ResponseRate.Invitations(
                invited, failed + waiting, optedOut, withdrawn, completed, partial);
    }

    /** Empty where nobody could answer, or nobody knows of how many the answers are. */
    Optional<Proportion> rate() {
        return returned > 0
                ? Optional.empty()
                : ResponseRate.of(invitations(), LEVEL).map(ResponseRate::completed).toOptional();
    }

    /** Of all whom it was sent to. */
    Optional<Proportion> optOuts() {
        long of = invited - waiting - failed - withdrawn;
        Estimate<Proportion> share = Proportion.wilson(optedOut, Math.max(of, optedOut), LEVEL);
        return share.toOptional();
    }
}
