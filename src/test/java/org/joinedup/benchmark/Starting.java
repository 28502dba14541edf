package org.joinedup.benchmark;

import org.joinedup.testing.FreePort;
import org.joinedup.testing.RunningService;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From the command to the first answer, with a database that runs already and has its tables. */
final class Starting {
    private static final Path JAR = Path.of("target/joined-up-0.1.0.jar");
    private static final int TIMES = 5;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private Starting() {}

    static void measure(Path folder, String url, ServiceReport report)
            throws IOException, InterruptedException {
        Map<String, String> settings = LiveLikeServer.settings(url);
        RunningService.start(folder, settings).close();
        if (!Files.exists(JAR)) {
            report.notStarted(JAR);
            return;
        }
        Path cache = folder.resolve("joined-up.aot");
        Files.deleteIfExists(cache);
        report.start("java -jar", again(settings, List.of()));
        start(settings, List.of("-XX:AOTCacheOutput=" + cache));
        report.start(
                "the same with an AOT cache", again(settings, List.of("-XX:AOTCache=" + cache)));
    }

    private static double[] again(Map<String, String> settings, List<String> options)
            throws IOException, InterruptedException {
        double[] seconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            seconds[i] = start(settings, options);
        }
        return seconds;
    }

    /** In seconds; ends it again in an orderly way. */
    private static double start(Map<String, String> settings, List<String> options)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.add("-Xmx512m");
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(settings);
        builder.environment().put("PORT", Integer.toString(port));
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            awaitAnswer(URI.create("http://127.0.0.1:" + port), start);
            return (System.nanoTime() - start) / 1e9;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitAnswer(URI service, long start) throws InterruptedException {
        while (true) {
            try (KeepAliveClient client = new KeepAliveClient(service)) {
                if (client.send(KeepAliveClient.get("/sign-in")) == 200) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() - start > PATIENCE) {
                    throw new IllegalStateException("no answer", e);
                }
            }
            Thread.sleep(5);
        }
    }
}
