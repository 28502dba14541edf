/**
 * The figures of a group of responses in a period, exact and unsuppressed; for publication only.
 */
package org.joinedup.indicator;
