/**
 * The ways in besides a personal link: the short code, the kiosk of a ward, the open link of a
 * service. Each ends at the pages of an invitation; no other room needs this one.
 */
package org.joinedup.entrance;
