package org.joinedup.statistics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes non-negative integers in 7-bit groups, the lowest first, so that small counts take one
 * byte.
 */
final class Encoder {

    /** Written first, so that a later layout can tell old bytes from new. */
    static final int LAYOUT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Encoder() {
        number(LAYOUT);
    }

    void number(long value) {
        long rest = value;
        while (rest > 127) {
            bytes.write((int) (rest & 127) | 128);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
    }

    /** Only the cells in use, each after its distance from the one before. */
    void sparse(long[] cells) {
        int inUse = 0;
        for (long cell : cells) {
            inUse += cell == 0 ? 0 : 1;
        }
        number(inUse);
        int last = -1;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != 0) {
                number(i - last - 1);
                number(cells[i]);
                last = i;
            }
        }
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
