package org.joinedup.commissioner;

import org.joinedup.publication.Observation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The lines of an edition as text, read portion by portion as they are sent, so that no more than
 * two are in memory. Not thread-safe.
 */
@SuppressWarnings("JdkObsolete") // What SequenceInputStream takes.
final class LinePortions implements Enumeration<InputStream> {
    private final IntFunction<List<Observation>> read;
    private final Function<Observation, String> text;
    private String next;
    private int after;

    /**
     * @param heading empty for none
     * @param read the lines that follow the one of a number; none at the end
     */
    LinePortions(
            String heading,
            IntFunction<List<Observation>> read,
            Function<Observation, String> text) {
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
        for (Observation line : read.apply(after)) {
            portion.append(text.apply(line));
            after = line.line();
        }
        return portion.toString();
    }
}
