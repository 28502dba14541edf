package org.joinedup.organisation;

/** What a code may look like; the tables hold the same rules. */
final class CodeRule {
    static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9-]{1,30}";
    static final String WORDS =
            "must be 2 to 31 letters, digits or hyphens, and begin with a letter or digit";
    static final String PROGRAMME_PATTERN = "[A-Za-z0-9][A-Za-z0-9-]{1,40}";
    static final String PROGRAMME_WORDS =
            "must be 2 to 41 letters, digits or hyphens, and begin with a letter or digit";

    private CodeRule() {}
}
