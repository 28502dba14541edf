/**
 * Pure scoring of one response under a versioned rule; nothing is stored that can be computed
 * again.
 */
package org.joinedup.score;
