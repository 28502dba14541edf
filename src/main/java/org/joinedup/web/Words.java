package org.joinedup.web;

/** What text of callers may consist of, as regular expressions. */
public final class Words {
    /** One line: no control characters, and no halves of characters, which no database stores. */
    public static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    public static final String NOT_A_LINE = "has characters that cannot be stored";

    /** The same, and something at both ends, so that two references never differ unseen. */
    public static final String TRIMMED_LINE = "(?U)(?!\\s)" + LINE + "(?<!\\s)";

    public static final String NOT_TRIMMED =
            "begins or ends with a space, or has characters that cannot be stored";

    private Words() {}
}
