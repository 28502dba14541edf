/**
 * Shared value types and typed ids. Java only, no framework; every room may use it, it uses none.
 */
package org.joinedup.kernel;
