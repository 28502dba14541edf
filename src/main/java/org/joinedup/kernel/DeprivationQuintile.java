package org.joinedup.kernel;

/**
 * The fifth of neighbourhoods that a person lives in, by the Index of Multiple Deprivation: 1 is
 * the most deprived.
 */
public enum DeprivationQuintile implements Coded {
    MOST_DEPRIVED,
    SECOND,
    THIRD,
    FOURTH,
    LEAST_DEPRIVED;

    @Override
    public String code() {
        return Integer.toString(ordinal() + 1);
    }
}
