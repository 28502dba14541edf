package org.joinedup.commissioner;

import org.joinedup.publication.Observations.Position;
import org.joinedup.publication.Observations.Published;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lines of editions as text, read portion by portion as they are sent, so that no more than two are
 * in memory. Not thread-safe.
 */
@SuppressWarnings("JdkObsolete") // What SequenceInputStream takes.
final class LinePortions implements Enumeration<InputStream> {
    private final Function<Optional<Position>, List<Published>> read;
    private final Function<Published, String> text;
    private String next;
    private Optional<Position> after = Optional.empty();

    /**
     * @param heading empty for none
     * @param read the lines that follow a position; none at the end
     */
    LinePortions(
            String heading,
            Function<Optional<Position>, List<Published>> read,
            Function<Published, String> text) {
        this.read = read;
        this.text = text;
        this.next = heading.isEmpty() ? portion() : heading;
    }

    @Override
    public boolean hasMoreElements() {
        return !next.isEmpty();
    }

    @Override
    public InputStream nextElement() {
        if (next.isEmpty()) {
            throw new NoSuchElementException();
        }
        InputStream portion = new ByteArrayInputStream(next.getBytes(StandardCharsets.UTF_8));
        next = portion();
        return portion;
    }

    private String portion() {
        StringBuilder portion = new StringBuilder();
        for (Published line : read.apply(after)) {
            portion.append(text.apply(line));
            after = Optional.of(line.position());
        }
        return portion.toString();
    }
}
