/**
 * Counts put into figures and words, exact, marked or rounded for one audience; pure. Whether they
 * may be shown at all was decided before.
 */
package org.joinedup.figure;
