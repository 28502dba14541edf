/** What {@code openapi.yml} promises, held against every operation of the running service. */
package org.joinedup.contract;
