package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;

import org.joinedup.access.AuditTrail;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever answers a request that changes something, or gives a file away, comes to the audit
 * trail, pages included: read from the code, so that no new one is forgotten. That the entry is
 * really written is AuditedOperationsTest's.
 */
class AuditedActsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.joinedup");

    private static final String PATIENT = "patients are not watched";

    /** What does not, and why. */
    private static final Map<String, String> NOT_WRITTEN_DOWN =
            Map.ofEntries(
                    Map.entry("AboutYouController.save", PATIENT),
                    Map.entry("CodeController.open", PATIENT),
                    Map.entry("CompletionController.optOut", PATIENT),
                    Map.entry("CompletionController.submit", PATIENT),
                    Map.entry("KioskController.begin", PATIENT),
                    Map.entry("LanguageController.change", PATIENT),
                    Map.entry("ListController.preview", "nothing of the list is kept"),
                    Map.entry("ListFileController.preview", "nothing of the list is kept"),
                    Map.entry("LookController.change", PATIENT),
                    Map.entry("NotifyController.delivery", "a machine tells of a message"),
                    Map.entry("OpenPagesController.begin", PATIENT),
                    Map.entry("PreviewController.next", "a preview stores nothing"),
                    Map.entry("QuestionController.save", PATIENT),
                    Map.entry("SubmissionController.submit", PATIENT),
                    Map.entry("WelcomeController.start", PATIENT));

    @Test
    void every_act_and_export_comes_to_the_audit_trail() {
        Set<String> silent =
                CLASSES.stream()
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> changes(method) || givesFile(method))
                        .filter(method -> !isWrittenDown(method))
                        .map(AuditedActsTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(silent).containsExactlyInAnyOrderElementsOf(NOT_WRITTEN_DOWN.keySet());
    }

    private static boolean changes(JavaMethod method) {
        return Stream.of(Post.class, Put.class, Delete.class, Patch.class)
                .anyMatch(method::isAnnotatedWith);
    }

    private static boolean givesFile(JavaMethod method) {
        if (!method.isAnnotatedWith(Get.class)) {
            return false;
        }
        Stream<String> types =
                Stream.concat(
                        Arrays.stream(method.getAnnotationOfType(Get.class).produces()),
                        method.isAnnotatedWith(Produces.class)
                                ? Arrays.stream(method.getAnnotationOfType(Produces.class).value())
                                : Stream.empty());
        return types.anyMatch(type -> type.matches("text/csv.*|application/pdf|.*ndjson"));
    }

    /** Whether anything that it calls, or that those call, writes into the trail. */
    private static boolean isWrittenDown(JavaMethod start) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(start));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            JavaCodeUnit each = open.pop();
            if (each.getOwner().isEquivalentTo(AuditTrail.class)
                    && each.getName().equals("record")) {
                return true;
            }
            if (seen.add(each.getFullName())) {
                Stream.concat(
                                each.getCallsFromSelf().stream().map(call -> call.getTarget()),
                                each.getCodeUnitReferencesFromSelf().stream()
                                        .map(reference -> reference.getTarget()))
                        .filter(
                                target ->
                                        target.getOwner().getPackageName().startsWith("org.joined"))
                        .flatMap(target -> units(target))
                        .forEach(open::push);
            }
        }
        return false;
    }

    private static Stream<JavaCodeUnit> units(CodeUnitAccessTarget target) {
        return target.resolveMember().stream().map(JavaCodeUnit.class::cast);
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
