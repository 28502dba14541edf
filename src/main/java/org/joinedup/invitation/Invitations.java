package org.joinedup.invitation;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The invitations, for reading. */
public interface Invitations {
    Optional<Invitation> find(InvitationId id);

    /**
     * The invitation that a link's token opens. Any text may be given; it takes the same time
     * whatever it is.
     */
    Optional<Invitation> withToken(String token);

    /** The same, with the survey as it is at this moment. */
    Optional<Asked> asked(String token);

    /** Whether it is the token of a link, also of a revoked one. */
    boolean isKnown(String token);

    /** Somebody who was asked, and what. */
    record Asked(Invitation invitation, Survey survey) {}

    /**
     * Who was invited, by the month in which the people left; without the months in which nobody
     * was.
     */
    Map<ServiceId, SortedMap<YearMonth, Invited>> invitedByMonth(
            Collection<ServiceId> services, String instrumentCode, Period period);

    /**
     * The denominator of a response rate.
     *
     * @param people invitations to surveys that ask the instrument, neither withdrawn nor opted out
     * @param known false when some were registered only when a paper form came back, so that nobody
     *     knows how many forms were sent
     */
    record Invited(long people, boolean known) {}
}
