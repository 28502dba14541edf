package org.joinedup.fieldwork;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.multipart.MultipartBody;

import jakarta.inject.Singleton;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Reads a large list as it comes in. It is held in memory and never on a disk, where it would be
 * people's contact details in the clear. So few are read at a time, of a size that is known: a node
 * needs three times the file for it, and about two kilobytes for each of its people, while it is
 * read, checked and stored. Files and pages take the same places.
 */
@Singleton
class UploadedList {
    static final int MOST_BYTES = 32 * 1024 * 1024;

    /** Lines with the heading. */
    static final int MOST_LINES = 150_001;

    private static final long GIGABYTE = 1024L * 1024 * 1024;
    private static final int PORTION = 64 * 1024;
    private static final Duration IN_TIME = Duration.ofMinutes(5);

    private final Semaphore places =
            new Semaphore(Runtime.getRuntime().maxMemory() < GIGABYTE ? 1 : 2);

    sealed interface Outcome<T> {
        record Done<T>(T result) implements Outcome<T> {}

        record TooLarge<T>() implements Outcome<T> {}

        record NotText<T>() implements Outcome<T> {}

        /** It broke off, or comes so slowly that others would wait for it. */
        record Unfinished<T>() implements Outcome<T> {}

        record Busy<T>() implements Outcome<T> {}
    }

    /**
     * @param act is given the text while the place is held
     */
    <T> Outcome<T> with(InputStream file, Function<String, T> act) {
        if (!places.tryAcquire()) {
            return new Outcome.Busy<>();
        }
        try {
            return text(file, act);
        } finally {
            places.release();
        }
    }

    /**
     * As the other, for what a page sends; who sends too much, or while all places are taken, is
     * shown the page that says so.
     */
    <T> T onPage(MultipartBody body, Function<ListForm, T> act) {
        if (!places.tryAcquire()) {
            ListForm.passOver(body);
            throw new HttpStatusException(HttpStatus.SERVICE_UNAVAILABLE, "other lists are read");
        }
        try {
            ListForm form = ListForm.read(body);
            if (form.lines() > MOST_LINES) {
                throw new HttpStatusException(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE, "at most " + MOST_LINES + " lines");
            }
            return act.apply(form);
        } finally {
            places.release();
        }
    }

    private static <T> Outcome<T> text(InputStream file, Function<String, T> act) {
        Outcome<String> read;
        try {
            read = read(file);
        } catch (IOException e) {
            return e.getCause() instanceof ContentLengthExceededException
                    ? new Outcome.TooLarge<>()
                    : new Outcome.Unfinished<>();
        }
        return switch (read) {
            case Outcome.Done<String> done -> new Outcome.Done<>(act.apply(done.result()));
            case Outcome.TooLarge<String> ignored -> new Outcome.TooLarge<>();
            case Outcome.NotText<String> ignored -> new Outcome.NotText<>();
            case Outcome.Unfinished<String> ignored -> new Outcome.Unfinished<>();
            case Outcome.Busy<String> ignored -> new Outcome.Busy<>();
        };
    }

    private static Outcome<String> read(InputStream file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(PORTION);
        byte[] portion = new byte[PORTION];
        long deadline = System.nanoTime() + IN_TIME.toNanos();
        long lines = 0;
        for (int read = file.read(portion); read >= 0; read = file.read(portion)) {
            bytes.write(portion, 0, read);
            lines += lines(portion, read);
            if (bytes.size() > MOST_BYTES || lines > MOST_LINES) {
                return new Outcome.TooLarge<>();
            }
            if (System.nanoTime() - deadline > 0) {
                return new Outcome.Unfinished<>();
            }
        }
        try {
            return new Outcome.Done<>(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            return new Outcome.NotText<>();
        }
    }

    private static long lines(byte[] portion, int length) {
        long lines = 0;
        for (int i = 0; i < length; i++) {
            if (portion[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
