/**
 * SQL in, rows out: parameter binding and row mapping over Micronaut Data JDBC for the repositories
 * of the rooms. Holds no SQL and no table of its own; any room that owns tables may use it.
 */
package org.joinedup.storage;
