package org.joinedup.questionnaire;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** The figure that stands for an instrument. */
public enum Headline implements Coded {
    MEAN_SCORE,
    PERCENT_AGREE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
