/**
 * Shared value types, typed ids, digests and the loop of background work. Java only, no framework;
 * every room may use it, it uses none.
 */
package org.joinedup.kernel;
