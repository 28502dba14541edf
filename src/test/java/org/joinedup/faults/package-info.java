/** What is lost, stored twice or half written when processes die, lines break and disks fill. */
package org.joinedup.faults;
