/** The provider's pages. */
package org.joinedup.dashboard;
