/**
 * The questionnaire pages and the answers: at most one response per invitation, acknowledged when
 * durable.
 */
package org.joinedup.response;
