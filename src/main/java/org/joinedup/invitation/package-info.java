/**
 * Surveys, invitations and their single-use links: the only room with personal data. Keeps no
 * answer.
 */
package org.joinedup.invitation;
