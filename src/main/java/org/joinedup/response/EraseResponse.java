package org.joinedup.response;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.ResponseId;

import java.util.Optional;

/**
 * Removes one response with its answers for good. From the commit on every figure is as if it had
 * never come. Its invitation stays completed, so that nothing can come in its place.
 */
@Singleton
public class EraseResponse {
    private final StoredSubmissions submissions;

    EraseResponse(StoredSubmissions submissions) {
        this.submissions = submissions;
    }

    /**
     * Waits for a folding that is taking the response, and for nothing else.
     *
     * @param receipt the code that the person was given
     * @return false when there is no such response, or no longer
     */
    @Transactional
    public boolean erase(String receipt) {
        Optional<ResponseId> response = submissions.lock(receipt);
        response.ifPresent(submissions::erase);
        return response.isPresent();
    }
}
