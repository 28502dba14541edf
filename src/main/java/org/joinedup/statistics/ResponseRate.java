package org.joinedup.statistics;

/**
 * Completed questionnaires among those who could have answered; partial answers counted apart.
 *
 * @param completed with Wilson interval
 * @param partial answered something but did not finish, among the same people
 */
public record ResponseRate(Proportion completed, Proportion partial) {

    /** What became of the invitations; each person is in at most one of the last five. */
    public record Invitations(
            long invited,
            long notDelivered,
            long optedOut,
            long knownDead,
            long completed,
            long partial) {

        /** Who could have answered: delivered, not opted out, not known dead. */
        public long eligible() {
            return invited - notDelivered - optedOut - knownDead;
        }

        boolean consistent() {
            return Math.min(
                                    Math.min(notDelivered, optedOut),
                                    Math.min(knownDead, Math.min(completed, partial)))
                            >= 0
                    && completed + partial <= eligible();
        }
    }

    /**
     * @return undefined if nobody could answer (NO_DATA) or more did than could
     *     (INCONSISTENT_COUNTS)
     */
    public static Estimate<ResponseRate> of(Invitations invitations, double level) {
        Interval.requireLevel(level);
        if (!invitations.consistent()) {
            return Estimate.undefined(Reason.INCONSISTENT_COUNTS);
        }
        return Proportion.wilson(invitations.completed(), invitations.eligible(), level)
                .map(
                        completed ->
                                new ResponseRate(
                                        completed,
                                        Proportion.wilson(
                                                        invitations.partial(),
                                                        invitations.eligible(),
                                                        level)
                                                .get()));
    }
}
