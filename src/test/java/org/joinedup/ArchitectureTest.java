package org.joinedup;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rooms and who may import whom: the picture in the README, as a test. Every room may import
 * kernel.
 */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.joinedup");

    private static final Map<String, List<String>> ROOMS = rooms();

    private static Map<String, List<String>> rooms() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("kernel", List.of());
        rooms.put("statistics", List.of());
        rooms.put("storage", List.of());
        rooms.put("web", List.of());
        rooms.put("health", List.of());
        rooms.put("access", List.of("web", "storage"));
        rooms.put("client", List.of("web", "access", "storage"));
        rooms.put("webhook", List.of("web", "access", "storage"));
        rooms.put("progress", List.of("web", "access", "storage"));
        rooms.put("organisation", List.of("web", "access", "storage"));
        rooms.put("questionnaire", List.of("web", "access", "storage"));
        rooms.put(
                "invitation",
                List.of("web", "access", "progress", "organisation", "questionnaire", "storage"));
        rooms.put(
                "response",
                List.of(
                        "web",
                        "access",
                        "progress",
                        "invitation",
                        "questionnaire",
                        "organisation",
                        "storage"));
        rooms.put(
                "entrance",
                List.of(
                        "web",
                        "access",
                        "invitation",
                        "response",
                        "questionnaire",
                        "organisation",
                        "storage"));
        rooms.put(
                "fieldwork",
                List.of(
                        "web",
                        "access",
                        "progress",
                        "organisation",
                        "questionnaire",
                        "invitation",
                        "response",
                        "statistics",
                        "storage"));
        rooms.put("score", List.of("questionnaire", "response"));
        rooms.put(
                "indicator",
                List.of(
                        "progress",
                        "organisation",
                        "questionnaire",
                        "invitation",
                        "response",
                        "score",
                        "statistics",
                        "storage"));
        rooms.put("figure", List.of("questionnaire", "statistics"));
        rooms.put(
                "publication",
                List.of(
                        "web",
                        "access",
                        "progress",
                        "organisation",
                        "questionnaire",
                        "indicator",
                        "statistics",
                        "figure",
                        "webhook",
                        "storage"));
        rooms.put(
                "dashboard",
                List.of("web", "access", "organisation", "invitation", "figure", "publication"));
        rooms.put(
                "commissioner", List.of("web", "access", "organisation", "figure", "publication"));
        return rooms;
    }

    @Test
    void every_room_imports_only_the_rooms_that_the_table_allows() {
        ROOMS.forEach(
                (room, allowed) -> {
                    String[] own =
                            Stream.concat(Stream.of("kernel", room), allowed.stream())
                                    .map(name -> "org.joinedup." + name)
                                    .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage("org.joinedup." + room)
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage("org.joinedup..")
                                            .and(not(resideInAnyPackage(own))))
                            .because("the table of rooms says so")
                            .allowEmptyShould(true)
                            .check(CLASSES);
                });
    }

    @Test
    void every_package_is_a_room_of_the_table() {
        TreeSet<String> packages = new TreeSet<>();
        CLASSES.forEach(c -> packages.add(c.getPackageName()));
        packages.remove("org.joinedup");
        List<String> known =
                Stream.concat(ROOMS.keySet().stream(), Stream.of("demonstration"))
                        .map(name -> "org.joinedup." + name)
                        .sorted()
                        .toList();
        assertThat(known).containsAll(packages);
    }

    @Test
    void there_are_no_cycles_between_rooms() {
        slices().matching("org.joinedup.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_statistics_uses_commons_math() {
        noClasses()
                .that(not(resideInAPackage("org.joinedup.statistics")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..")
                .check(CLASSES);
    }

    @Test
    void the_kernel_and_statistics_know_no_framework() {
        classes()
                .that(resideInAnyPackage("org.joinedup.kernel", "org.joinedup.statistics"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "java..",
                                "org.joinedup.kernel",
                                "org.joinedup.statistics",
                                "org.apache.commons.math3.."))
                .check(CLASSES);
    }

    @Test
    void figure_reads_nothing_and_serves_nothing() {
        noClasses()
                .that()
                .resideInAPackage("org.joinedup.figure")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "jakarta.inject..",
                                "io.micronaut.http..",
                                "io.micronaut.transaction..",
                                "java.net..",
                                "java.nio.."))
                .check(CLASSES);
    }

    @Test
    void only_storage_speaks_jdbc() {
        noClasses()
                .that(
                        resideInAnyPackage(
                                ROOMS.keySet().stream()
                                        .filter(room -> !room.equals("storage"))
                                        .map(room -> "org.joinedup." + room)
                                        .toArray(String[]::new)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(CLASSES);
    }

    @Test
    void every_room_says_what_it_is_for() {
        List<String> silent =
                Stream.concat(ROOMS.keySet().stream(), Stream.of("demonstration"))
                        .filter(
                                room ->
                                        Arrays.stream(new String[] {room})
                                                .map(
                                                        name ->
                                                                java.nio.file.Path.of(
                                                                        "src/main/java/org/joinedup",
                                                                        name,
                                                                        "package-info.java"))
                                                .noneMatch(java.nio.file.Files::exists))
                        .toList();
        assertThat(silent).isEmpty();
    }
}
