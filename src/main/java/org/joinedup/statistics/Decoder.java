package org.joinedup.statistics;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link Encoder} wrote; anything else is refused with an {@link
 * IllegalArgumentException}.
 */
final class Decoder {

    private final byte[] bytes;
    private int position;

    Decoder(byte[] bytes) {
        this.bytes = bytes;
        if (number() != Encoder.LAYOUT) {
            throw damaged();
        }
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = next();
            value |= (long) (next & 127) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    String text() {
        long length = number();
        if (length > bytes.length - position) {
            throw damaged();
        }
        position += (int) length;
        return new String(bytes, position - (int) length, (int) length, StandardCharsets.UTF_8);
    }

    void sparse(long[] cells) {
        long inUse = number();
        long at = -1;
        for (long i = 0; i < inUse; i++) {
            at += number() + 1;
            if (at < 0 || at >= cells.length) {
                throw damaged();
            }
            cells[(int) at] = number();
        }
    }

    void requireEnd() {
        if (position != bytes.length) {
            throw damaged();
        }
    }

    private byte next() {
        if (position >= bytes.length) {
            throw damaged();
        }
        return bytes[position++];
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("Not an encoded summary of layout " + Encoder.LAYOUT);
    }
}
