package org.joinedup.fieldwork;

import org.joinedup.web.Messages;

import java.time.Instant;
import java.util.List;

/** The messages that the demonstration has caught, the newest first. */
public record PostPage(List<Caught> messages) {
    /**
     * One message.
     *
     * @param subject of an email
     */
    public record Caught(
            Instant at, String channel, String to, String subject, String text, String link) {
        public String moment(Messages m) {
            return WatchPage.moment(m, at);
        }

        @Override
        public String toString() {
            return "Caught";
        }
    }
}
