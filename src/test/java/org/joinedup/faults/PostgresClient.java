package org.joinedup.faults;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line of PostgreSQL 18, where this machine has it; older ones refuse the server. */
final class PostgresClient {
    private static final String VERSION = " 18.";

    private final Path folder;

    private PostgresClient(Path folder) {
        this.folder = folder;
    }

    /** Of {@code .ci/postgresql-client.sh}, of Debian, or on the path. */
    static Optional<PostgresClient> find() {
        return Stream.concat(
                        Stream.of("target/postgresql-client/bin", "/usr/lib/postgresql/18/bin"),
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)))
                .map(name -> Path.of(name).toAbsolutePath())
                .filter(PostgresClient::isRight)
                .findFirst()
                .map(PostgresClient::new);
    }

    private static boolean isRight(Path folder) {
        if (!Files.isExecutable(folder.resolve("pg_dump"))) {
            return false;
        }
        try {
            Process process =
                    new ProcessBuilder(folder.resolve("pg_dump").toString(), "--version").start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .contains(VERSION);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs commands as somebody types them.
     *
     * @param folder where they are typed
     */
    void run(String commands, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = folder.resolve("commands.txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", this.folder + ":", (path, own) -> own + path);
        Process process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(commands + "\n" + Files.readString(output));
        }
    }
}
