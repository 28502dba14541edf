/** Searches all that the service writes down for what it must never write down. */
package org.joinedup.leaks;
