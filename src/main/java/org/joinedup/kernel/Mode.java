package org.joinedup.kernel;

import java.util.Locale;

/**
 * How the person was reached, or for paper, how the answers came back; of who was not invited, the
 * way in.
 */
public enum Mode implements Coded {
    SMS,
    EMAIL,
    LETTER,
    PAPER,
    APP,
    KIOSK,
    OPEN;

    /**
     * Whether people come in this way by themselves. Nobody knows of how many they are, or who they
     * are: staff choose whom they hand a tablet, and an open link is open to anyone; and they
     * answer as they leave, not within the days after it. So they are stored and told apart, and
     * are in no figure and no response rate of a service. To show their figures beside those of the
     * invited safely would need batches of their own (see publication.MoveInSteps); until then a
     * survey's progress tells how many they are.
     */
    public boolean isWalkIn() {
        return this == KIOSK || this == OPEN;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
