package org.joinedup.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service as a process of its own, started as anybody would, so that it can really be killed.
 */
public final class RunningService implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final int port;
    private final Path output;

    private RunningService(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** In a build one that is soon there, and compiled no further than that needs. */
    public static RunningService start(Path folder, Map<String, String> environment) {
        return start(
                folder,
                environment,
                Boolean.getBoolean("nodes.soon")
                        ? List.of("-Xmx512m", "-XX:TieredStopAtLevel=1")
                        : List.of("-Xmx512m"));
    }

    /**
     * @param jvm options of the Java machine
     */
    public static RunningService start(
            Path folder, Map<String, String> environment, List<String> jvm) {
        try {
            Files.createDirectories(folder);
            int port = FreePort.find();
            Path output = folder.resolve("output-" + port + ".txt");
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "-cp",
                                    System.getProperty(
                                            "surefire.test.class.path",
                                            System.getProperty("java.class.path")),
                                    "org.joinedup.Application"));
            command.addAll(1, jvm);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().put("PORT", Integer.toString(port));
            builder.environment().put("JOINEDUP_DATA", folder.resolve("data").toString());
            builder.environment().putAll(environment);
            RunningService service = new RunningService(builder.start(), port, output);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings as environment variables; the port is the process's own. */
    public static Map<String, String> variables(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>();
        settings.forEach(
                (name, value) ->
                        variables.put(
                                name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                                value));
        variables.remove("MICRONAUT_SERVER_PORT");
        return variables;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no shutdown hook, no flush, nothing. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; does not wait for the end. */
    public void stop() {
        process.destroy();
    }

    @Override
    public void close() {
        stop();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(deadline)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended:\n" + output());
            }
            if (output().contains("Joined Up is ready")) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the service was not ready in time:\n" + output());
    }
}
