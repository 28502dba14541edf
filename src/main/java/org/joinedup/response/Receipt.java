package org.joinedup.response;

import java.time.Instant;

/**
 * Proof that a response is stored.
 *
 * @param code what the person keeps; says nothing about the answers
 */
public record Receipt(String code, Instant submittedAt) {}
