/**
 * What the tests share: a real PostgreSQL, callers of each role, and builders of what they need.
 */
package org.joinedup.testing;
