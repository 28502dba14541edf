package org.joinedup.fieldwork;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One step of one person.
 *
 * @param id which is the reference that the provider knows it by
 * @param step of the plan, counted from 0
 * @param attempts this one counted
 */
record Message(
        UUID id,
        SurveyId survey,
        InvitationId invitation,
        int step,
        Channel channel,
        int attempts,
        Optional<DeliveryStatus> delivery) {

    /** A step that is to come. */
    record Next(InvitationId invitation, int step, Channel channel, Instant at) {}
}
