/** The commissioners' metrics by REST. */
package org.joinedup.commissioner;
