/**
 * How far long work is: in the database for any node to tell, and on the terminal or in the log of
 * the node that does it. Any room whose work can take long may use it.
 */
package org.joinedup.progress;
