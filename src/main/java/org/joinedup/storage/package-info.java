/**
 * SQL in, rows out: parameter binding and row mapping over Micronaut Data JDBC for the repositories
 * of the rooms. Holds no table of its own, and no SQL but what says as whom the database is asked;
 * any room that owns tables may use it.
 */
package org.joinedup.storage;
