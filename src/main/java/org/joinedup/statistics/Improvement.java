package org.joinedup.statistics;

/** Which way a measure gets better; neither for one that is only watched. */
public enum Improvement {
    HIGHER,
    LOWER,
    NEITHER
}
