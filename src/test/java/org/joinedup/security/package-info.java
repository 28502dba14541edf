/** What somebody tries who means no good: each kind of attack, and at random. */
package org.joinedup.security;
