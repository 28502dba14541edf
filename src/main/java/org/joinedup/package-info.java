/**
 * The service as a whole: its start, and the embedded database that it starts with where no other
 * is set.
 */
package org.joinedup;
