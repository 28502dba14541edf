/**
 * Providers, commissioners, their services and programmes, and the reference lists that describe
 * them. Other rooms read services through {@link org.joinedup.organisation.Services}.
 */
package org.joinedup.organisation;
