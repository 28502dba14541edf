package org.joinedup.dashboard;

/** Where a page sends its reader on to. */
public record Link(String words, String path) {}
