/**
 * The figures of a group of responses in a period, exact and unsuppressed; for publication only.
 *
 * <p>They are read from live summaries: what is folded, with the short tail of what is not yet.
 */
package org.joinedup.indicator;
