package org.joinedup.questionnaire;

import java.time.LocalDate;

/**
 * The rights holder's written permission to use an instrument live.
 *
 * @param grantedBy who gave it
 * @param reference where the writing is kept
 */
public record Permission(String grantedBy, LocalDate grantedOn, String reference) {}
