package org.joinedup.benchmark;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.RunningService;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The service as a process of its own, as an administrator uses it. */
final class Node implements AutoCloseable {
    private static final String REBUILD = "/api/v1/summaries/rebuild";
    private static final String VIEWER = "viewer-of-the-benchmark";
    private static final int POLL_MILLIS = 50;

    private final RunningService service;
    private final Api api;

    private Node(RunningService service) {
        this.service = service;
        this.api = new Api(service.uri()).administrator();
    }

    static Node start(Path folder, String databaseUrl) {
        return new Node(
                RunningService.start(
                        folder,
                        Map.of(
                                "DATASOURCES_DEFAULT_URL",
                                databaseUrl,
                                "DATASOURCES_DEFAULT_USERNAME",
                                "postgres",
                                "DATASOURCES_DEFAULT_PASSWORD",
                                "postgres",
                                "JOINEDUP_SIGNING_SECRET",
                                "a-secret-for-the-benchmark-and-nothing-else",
                                "JOINEDUP_ADMINISTRATOR_USERNAME",
                                Api.ADMINISTRATOR,
                                "JOINEDUP_ADMINISTRATOR_PASSWORD",
                                Api.PASSWORD)));
    }

    /** One that was started by others, and ends with this. */
    static Node of(RunningService service) {
        return new Node(service);
    }

    Reply get(String path) {
        Reply reply = api.get(path);
        if (reply.status() != 200) {
            throw new IllegalStateException(path + " answered " + reply.status());
        }
        return reply;
    }

    /** Somebody who is not signed in. */
    Api anonymous() {
        return new Api(service.uri());
    }

    /** Somebody who sees the services of a provider, whom the programme has, and no other. */
    Api viewer() {
        Reply made =
                api.post(
                        "/api/v1/users",
                        Map.of(
                                "username",
                                VIEWER,
                                "displayName",
                                VIEWER,
                                "password",
                                Api.PASSWORD,
                                "role",
                                "viewer",
                                "organisation",
                                BenchmarkProgramme.PROVIDER));
        if (made.status() != 201) {
            throw new IllegalStateException("the viewer was answered " + made.status());
        }
        return anonymous().signedIn(VIEWER, Api.PASSWORD);
    }

    /**
     * @return seconds from the order to the end, as who ordered it sees them
     */
    double rebuild() throws InterruptedException {
        long start = System.nanoTime();
        Reply ordered = api.post(REBUILD, "");
        if (ordered.status() != 202) {
            throw new IllegalStateException("the rebuild was answered " + ordered.status());
        }
        String state = "running";
        while (state.equals("running")) {
            Thread.sleep(POLL_MILLIS);
            state = get(REBUILD).json().get("state").asText();
        }
        if (!state.equals("done")) {
            throw new IllegalStateException("the rebuild has " + state);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The most memory that the process ever had, in megabytes; only Linux tells. */
    long peakMegabytes() throws IOException {
        return peakMegabytes(service.pid());
    }

    static long peakMegabytes(long pid) throws IOException {
        return megabytes(pid, "VmHWM:");
    }

    /** The memory that a process has at this moment. */
    static long residentMegabytes(long pid) throws IOException {
        return megabytes(pid, "VmRSS:");
    }

    private static long megabytes(long pid, String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        service.close();
    }
}
