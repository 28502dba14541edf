package org.joinedup.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;

/** Prints how fast it is with 100,000 responses and with as many as are asked for. */
public final class Benchmark {
    private Benchmark() {}

    /**
     * @param args folder, responses of the small programme, responses of the large one
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        try (Measuring measuring = new Measuring(folder, Measuring.Effort.FULL)) {
            Measuring.Measured small = measuring.measure(Long.parseLong(args[1]));
            Measuring.Measured large = measuring.measure(Long.parseLong(args[2]));
            System.out.println(Report.of(small, large, AddingOne.nanoseconds()));
        }
    }
}
