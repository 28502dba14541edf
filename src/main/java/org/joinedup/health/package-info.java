/**
 * What operators watch, on the management port alone: whether a node is alive and ready, and its
 * metrics. It knows no other room: each says what is to be measured of it ({@link
 * org.joinedup.kernel.Measure}).
 */
package org.joinedup.health;
