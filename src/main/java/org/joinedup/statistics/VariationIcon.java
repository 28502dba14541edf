package org.joinedup.statistics;

/**
 * NHS "Making Data Count": what the latest point says. High and low tell which way it is unusual.
 */
public enum VariationIcon {
    COMMON_CAUSE,
    IMPROVEMENT_HIGH,
    IMPROVEMENT_LOW,
    CONCERN_HIGH,
    CONCERN_LOW,
    NEUTRAL_HIGH,
    NEUTRAL_LOW;

    /**
     * @param side 1 unusually high or rising, −1 low or falling, 0 neither
     */
    static VariationIcon of(int side, Improvement improvement) {
        if (side == 0) {
            return COMMON_CAUSE;
        }
        return switch (improvement) {
            case HIGHER -> side > 0 ? IMPROVEMENT_HIGH : CONCERN_LOW;
            case LOWER -> side > 0 ? CONCERN_HIGH : IMPROVEMENT_LOW;
            case NEITHER -> side > 0 ? NEUTRAL_HIGH : NEUTRAL_LOW;
        };
    }
}
