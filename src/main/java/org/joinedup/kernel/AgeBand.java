package org.joinedup.kernel;

/** A person's age in whole years, both ends included. */
public enum AgeBand implements Coded {
    UNDER_16("0-15"),
    FROM_16("16-24"),
    FROM_25("25-34"),
    FROM_35("35-44"),
    FROM_45("45-54"),
    FROM_55("55-64"),
    FROM_65("65-74"),
    FROM_75("75-84"),
    FROM_85("85-plus");

    private final String code;

    AgeBand(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
