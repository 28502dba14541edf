package org.joinedup.fieldwork;

import org.joinedup.invitation.ReachPerson.Outcome.Reachable;

/** Who takes messages to people. */
sealed interface Carrier permits NotifyCarrier, SmtpCarrier {
    /** Whether the settings say how. */
    boolean isReady();

    /** The provider's word for a message that it has had before. */
    Outcome find(Message message);

    Outcome send(Message message, Step step, Reachable person);

    /** What became of it. Reasons are words of ours: a provider's may name the person. */
    sealed interface Outcome {
        record Accepted(String providerId) implements Outcome {}

        /** Of {@link #find}. */
        record NotFound() implements Outcome {}

        /** Perhaps it was accepted, and perhaps it will be. */
        record Later(String reason) implements Outcome {}

        /** Never in this way. */
        record Never(String reason) implements Outcome {}
    }
}
