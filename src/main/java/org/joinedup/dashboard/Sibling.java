package org.joinedup.dashboard;

import org.joinedup.figure.Figure;

/** Another service that the reader sees, with its score of the same period. */
public record Sibling(String code, String name, Figure mean) {}
