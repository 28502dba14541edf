package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every source is as google-java-format writes it; {@code mvn test -Dtest=FormatTest
 * -Dformat.write=true} does so.
 */
class FormatTest {
    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void every_source_is_formatted() throws IOException, FormatterException {
        List<Path> different = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            String formatted =
                    FORMATTER.formatSourceAndFixImports(
                            RemoveUnusedImports.removeUnusedImports(source));
            if (!formatted.equals(source)) {
                different.add(file);
                if (Boolean.getBoolean("format.write")) {
                    Files.writeString(file, formatted);
                }
            }
        }
        assertThat(Boolean.getBoolean("format.write") ? List.of() : different)
                .as("run mvn test -Dtest=FormatTest -Dformat.write=true")
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
