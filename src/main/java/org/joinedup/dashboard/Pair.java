package org.joinedup.dashboard;

import org.joinedup.figure.HandoverResult.Handover;

/**
 * The people who went on from one service to another.
 *
 * @param from name of the service
 * @param path of its page
 */
public record Pair(String from, String path, Handover to) {}
