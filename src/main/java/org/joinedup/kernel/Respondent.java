package org.joinedup.kernel;

import java.util.Locale;

/** Who gave the answers: the person, the person with somebody's help, or somebody for them. */
public enum Respondent implements Coded {
    SELF,
    HELPED,
    PROXY;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
