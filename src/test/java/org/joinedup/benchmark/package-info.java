/**
 * How fast it is: a program of its own, run by the Maven profile {@code benchmark}, that makes a
 * programme of any size and prints one table.
 */
package org.joinedup.benchmark;
