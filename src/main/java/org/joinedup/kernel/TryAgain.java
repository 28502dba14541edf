package org.joinedup.kernel;

/** Of an exception: what was asked may well be possible in a moment. */
public interface TryAgain {}
