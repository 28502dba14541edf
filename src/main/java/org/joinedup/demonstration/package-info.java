/**
 * The reference data that the product ships with, and the synthetic programme of the demonstration.
 */
package org.joinedup.demonstration;
