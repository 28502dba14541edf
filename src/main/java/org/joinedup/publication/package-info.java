/** What may be shown to whom: every figure that leaves the service goes through these rules. */
package org.joinedup.publication;
