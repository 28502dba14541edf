/** Getting people to answer: lists in, samples, sending, reminders and the response rate. */
package org.joinedup.fieldwork;
