/**
 * Released, immutable instrument versions: their words, answers, minimum answered and permission
 * for live use. Other rooms read them through {@link org.joinedup.questionnaire.Instruments}.
 */
package org.joinedup.questionnaire;
