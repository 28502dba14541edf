package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the lists in {@code src/main/security} say is there. */
class SecurityListsTest {
    private static final Path LISTS = Path.of("src", "main", "security");

    /** A class, and perhaps a method of it. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)(?:\\.([a-z][a-zA-Z0-9_]+))?`");

    private static final Pattern REQUIREMENT =
            Pattern.compile(
                    "(?m)^\\| ([0-9]+)\\.[0-9]+\\.[0-9]+ \\| [^|]+ \\| (met|part|NOT met|n/a)\\b");

    /** What else looks like a class. */
    private static final Set<String> WORDS = Set.of("Map", "SecureRandom");

    /** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
    private static final Map<String, Integer> CHAPTERS =
            Map.ofEntries(
                    Map.entry("1", 27),
                    Map.entry("2", 11),
                    Map.entry("3", 19),
                    Map.entry("4", 10),
                    Map.entry("5", 9),
                    Map.entry("6", 35),
                    Map.entry("7", 18),
                    Map.entry("8", 7),
                    Map.entry("9", 7),
                    Map.entry("10", 29),
                    Map.entry("11", 14),
                    Map.entry("12", 9),
                    Map.entry("13", 13),
                    Map.entry("14", 9),
                    Map.entry("15", 13),
                    Map.entry("16", 16),
                    Map.entry("17", 7));

    private static final Map<String, String> SOURCES = sources();

    private static Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static String list(String name) {
        try {
            return Files.readString(LISTS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"threat-model.md", "asvs.md", "personal-data.md"})
    void every_class_and_test_that_a_list_names_is_there(String name) {
        Set<String> missing = new TreeSet<>();
        List<String> found = new ArrayList<>();
        Matcher named = NAMED.matcher(list(name));
        while (named.find()) {
            if (WORDS.contains(named.group(1))) {
                continue;
            }
            String source = SOURCES.get(named.group(1));
            boolean isThere =
                    source != null
                            && (named.group(2) == null
                                    || source.contains("void " + named.group(2) + "("));
            (isThere ? found : missing).add(named.group());
        }

        assertThat(missing).isEmpty();
        assertThat(found).hasSizeGreaterThan(15);
    }

    @Test
    void every_requirement_of_the_standard_has_one_answer() {
        Map<String, Integer> answered = new TreeMap<>();
        Set<String> numbers = new TreeSet<>();
        Matcher requirement = REQUIREMENT.matcher(list("asvs.md"));
        while (requirement.find()) {
            answered.merge(requirement.group(1), 1, Integer::sum);
            numbers.add(requirement.group().replaceFirst("\\| ([0-9.]+) .*", "$1"));
        }

        assertThat(answered).containsExactlyInAnyOrderEntriesOf(CHAPTERS);
        assertThat(numbers).hasSize(253);
    }

    @Test
    void every_table_is_in_the_map_of_personal_data() throws IOException {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("migrations"))) {
            for (Path file : files.toList()) {
                Matcher table =
                        Pattern.compile("(?m)^create table ([a-z_]+)")
                                .matcher(Files.readString(file));
                while (table.find()) {
                    tables.add(table.group(1));
                }
            }
        }
        String map = list("personal-data.md");

        assertThat(tables).hasSizeGreaterThan(40);
        assertThat(tables).allMatch(table -> map.contains("`" + table + "`"));
    }
}
