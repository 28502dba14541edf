/** Tells other systems over HTTPS what was published, at least once each. */
package org.joinedup.webhook;
