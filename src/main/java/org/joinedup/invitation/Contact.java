package org.joinedup.invitation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a person can be reached. Never in a log, an error or a reply.
 *
 * @param mobile in the form of {@link PersonKeys#mobile}
 * @param address the lines between name and postcode
 */
public record Contact(
        Optional<String> mobile,
        Optional<String> email,
        Optional<String> name,
        List<String> address,
        Optional<String> postcode) {
    private static final String BETWEEN = "\n";
    private static final int BEFORE_ADDRESS = 4;

    public Contact {
        address = List.copyOf(address);
    }

    public boolean hasPostalAddress() {
        return name.isPresent() && !address.isEmpty() && postcode.isPresent();
    }

    /** One line each, for none of them has a line break. */
    String written() {
        List<String> lines = new ArrayList<>();
        lines.add(mobile.orElse(""));
        lines.add(email.orElse(""));
        lines.add(name.orElse(""));
        lines.add(postcode.orElse(""));
        lines.addAll(address);
        return String.join(BETWEEN, lines);
    }

    static Contact read(String written) {
        List<String> lines = Arrays.asList(written.split(BETWEEN, -1));
        return new Contact(
                part(lines.get(0)),
                part(lines.get(1)),
                part(lines.get(2)),
                lines.subList(BEFORE_ADDRESS, lines.size()),
                part(lines.get(BEFORE_ADDRESS - 1)));
    }

    private static Optional<String> part(String line) {
        return Optional.of(line).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "Contact";
    }
}
