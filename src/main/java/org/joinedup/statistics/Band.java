package org.joinedup.statistics;

/**
 * Where a service lies against what is expected of any service with as many answers. Not the Care
 * Quality Commission's banding.
 */
public enum Band {
    /** z below −3.09. */
    FAR_BELOW,
    /** z from −3.09 to below −1.96. */
    BELOW,
    WITHIN,
    /** z above 1.96 up to 3.09. */
    ABOVE,
    /** z above 3.09. */
    FAR_ABOVE;

    /** Two-sided 95 %. */
    public static final double WARNING = 1.96;

    /** Two-sided 99.8 %. */
    public static final double ALARM = 3.09;

    static Band of(double z) {
        if (Math.abs(z) <= WARNING) {
            return WITHIN;
        }
        boolean far = Math.abs(z) > ALARM;
        return z < 0 ? far ? FAR_BELOW : BELOW : far ? FAR_ABOVE : ABOVE;
    }
}
