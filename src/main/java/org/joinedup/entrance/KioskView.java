package org.joinedup.entrance;

import java.util.List;

/**
 * What the page of the kiosks is given.
 *
 * @param error key of the message, or empty
 */
public record KioskView(
        List<Choice> surveys, List<Choice> services, List<Running> running, String error) {

    public record Choice(String id, String name) {}

    /**
     * A device that is a kiosk now.
     *
     * @param until time of the day
     */
    public record Running(
            String id, String service, String survey, String openedBy, String until) {}
}
