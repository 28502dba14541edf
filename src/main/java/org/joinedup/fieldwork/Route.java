package org.joinedup.fieldwork;

import org.joinedup.invitation.Contact;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which steps of a plan get to a person. */
final class Route {
    private Route() {}

    static Optional<Integer> first(Plan plan, Contact contact) {
        return plan.firstBy(channels(contact));
    }

    static Set<Channel> channels(Contact contact) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.reaches(contact))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    }
}
