package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What R computed: {@code src/test/r/reference-values.R}, R 4.2.2, psych 2.2.9. */
final class ReferenceValues {

    private static final Map<String, NavigableMap<Integer, Double>> VALUES = read();

    private ReferenceValues() {}

    private static Map<String, NavigableMap<Integer, Double>> read() {
        Map<String, NavigableMap<Integer, Double>> values = new TreeMap<>();
        try (InputStream in =
                ReferenceValues.class.getResourceAsStream("/statistics/reference-values.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(
                            row ->
                                    values.computeIfAbsent(
                                                    row[0] + "," + row[1], key -> new TreeMap<>())
                                            .put(
                                                    Integer.parseInt(row[2]),
                                                    Double.parseDouble(row[3])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    static double[] of(String set, String figure) {
        NavigableMap<Integer, Double> found = VALUES.get(set + "," + figure);
        if (found == null) {
            throw new IllegalArgumentException("R gave no " + figure + " of " + set);
        }
        return found.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Equal to 1e-9 of the size of the value, or 1e-12 near zero. */
    static void assertAsInR(String set, String figure, double... actual) {
        double[] expected = of(set, figure);
        assertEquals(expected.length, actual.length, figure);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    actual[i],
                    Math.max(1e-12, Math.abs(expected[i]) * 1e-9),
                    figure + " " + i + " of " + set);
        }
    }
}
