package org.joinedup.invitation;

/** What text of callers may consist of, as regular expressions. */
final class Words {
    /** One line: no control characters, and no halves of characters, which no database stores. */
    static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    static final String NOT_A_LINE = "has characters that cannot be stored";

    /** The same, and something at both ends, so that two references never differ unseen. */
    static final String TRIMMED_LINE = "(?U)(?!\\s)" + LINE + "(?<!\\s)";

    static final String NOT_TRIMMED =
            "begins or ends with a space, or has characters that cannot be stored";

    private Words() {}
}
