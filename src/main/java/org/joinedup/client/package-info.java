/**
 * The machines of organisations: their credentials, tokens, scopes, limits and what they use. Other
 * rooms see them as a {@link org.joinedup.access.Caller}.
 */
package org.joinedup.client;
