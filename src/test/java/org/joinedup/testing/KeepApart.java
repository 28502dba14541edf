package org.joinedup.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lets the processes that share the test classes between them run one class each, but for those
 * that are to be {@link Alone}. All hold a lock on a file as long as a class lasts, which is shared
 * or not; and who waits for it holds a door shut, so that those who are to be alone have their
 * turn.
 */
public final class KeepApart implements TestExecutionListener {
    private static final Path FILE = Path.of("target", "tests.lock");
    private static final long DOOR = 0;
    private static final long ROOM = 1;

    private FileLock held;
    private String holder;

    @Override
    public void executionStarted(TestIdentifier test) {
        Optional<Class<?>> tested = tested(test);
        if (held == null && tested.isPresent()) {
            held = enter(!tested.get().isAnnotationPresent(Alone.class));
            holder = test.getUniqueId();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getUniqueId().equals(holder)) {
            leave();
        }
    }

    private static Optional<Class<?>> tested(TestIdentifier test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getJavaClass());
    }

    /** A file channel that is closed would give up each lock of this process on the file. */
    private static final class Locks {
        static final FileChannel CHANNEL = open();

        private static FileChannel open() {
            try {
                Files.createDirectories(FILE.getParent());
                return FileChannel.open(
                        FILE,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static FileLock enter(boolean shared) {
        try {
            FileLock door = Locks.CHANNEL.lock(DOOR, 1, false);
            try {
                return Locks.CHANNEL.lock(ROOM, 1, shared);
            } finally {
                door.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leave() {
        try {
            held.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held = null;
            holder = null;
        }
    }
}
