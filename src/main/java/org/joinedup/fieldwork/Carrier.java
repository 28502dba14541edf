package org.joinedup.fieldwork;

import org.joinedup.invitation.ReachPerson.Outcome.Reachable;

import java.util.Optional;

/** Who takes messages to people. */
sealed interface Carrier permits NotifyCarrier, SmtpCarrier, DemonstrationPost {
    /** Whether the settings say how. */
    boolean isReady();

    /** The provider's word for a message that it has had before. */
    Outcome find(Message message);

    Outcome send(Message message, Step step, Reachable person);

    /** What became of it. Reasons are words of ours: a provider's may name the person. */
    sealed interface Outcome {
        /**
         * @param doubt why it may not have been, where nobody can tell and it must not go twice
         */
        record Accepted(String providerId, Optional<String> doubt) implements Outcome {
            Accepted(String providerId) {
                this(providerId, Optional.empty());
            }
        }

        /** Of {@link #find}. */
        record NotFound() implements Outcome {}

        /** Perhaps it was accepted, and perhaps it will be. */
        record Later(String reason) implements Outcome {}

        /** Never in this way. */
        record Never(String reason) implements Outcome {}
    }
}
