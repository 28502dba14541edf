package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.validation.Validated;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class ValidateWholeTest {
    private final List<String> unguarded = new ArrayList<>();

    /** Lists that may be of any length. */
    private final Set<String> endless = new TreeSet<>();

    @Test
    void every_piece_of_every_body_that_has_bounds_is_held_to_them() {
        List<Class<?>> controllers =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("org.joinedup")
                                .stream()
                                .filter(each -> each.isAnnotatedWith(Controller.class))
                                .<Class<?>>map(JavaClass::reflect)
                                .toList();

        assertThat(controllers).hasSizeGreaterThan(20);
        controllers.forEach(this::look);

        assertThat(unguarded).isEmpty();
        assertThat(endless).isEmpty();
    }

    @Test
    void a_piece_that_nobody_holds_to_its_bounds_is_found() {
        look(Careless.class);

        assertThat(unguarded)
                .containsExactlyInAnyOrder(
                        "Careless is not @Validated",
                        "the body of bare(Whole)",
                        "Whole.piece",
                        "element of Whole.pieces");
        assertThat(endless).containsExactly("Whole.pieces");
    }

    record Piece(@NotNull String word) {}

    record Whole(
            Piece piece,
            @Valid Piece held,
            List<Piece> pieces,
            @Size(max = 5) List<@Valid Piece> heldAll) {}

    @Controller("/careless")
    static class Careless {
        void bare(@Body Whole whole) {}

        void held(@Body @Valid Whole whole) {}
    }

    private void look(Class<?> controller) {
        for (Method method : controller.getDeclaredMethods()) {
            for (Parameter body : method.getParameters()) {
                if (body.isAnnotationPresent(Body.class)
                        && hasBounds(body.getParameterizedType())) {
                    if (!controller.isAnnotationPresent(Validated.class)) {
                        note(controller.getSimpleName() + " is not @Validated");
                    }
                    look(
                            body.getAnnotatedType(),
                            body,
                            "the body of %s(%s)"
                                    .formatted(method.getName(), body.getType().getSimpleName()));
                }
            }
        }
    }

    /**
     * @param at what may be annotated besides the type itself
     */
    private void look(AnnotatedType type, AnnotatedElement at, String name) {
        boolean isHeld =
                type.isAnnotationPresent(Valid.class) || at.isAnnotationPresent(Valid.class);
        if (type instanceof AnnotatedParameterizedType container) {
            for (AnnotatedType element : container.getAnnotatedActualTypeArguments()) {
                look(element, element, "element of " + name);
            }
        } else if (type.getType() instanceof Class<?> of && of.isRecord() && hasBounds(of)) {
            if (!isHeld) {
                note(name);
            }
            for (RecordComponent component : of.getRecordComponents()) {
                Size size = component.getAccessor().getAnnotation(Size.class);
                if (Collection.class.isAssignableFrom(component.getType())
                        && (size == null || size.max() == Integer.MAX_VALUE)) {
                    endless.add(of.getSimpleName() + "." + component.getName());
                }
                look(
                        component.getAnnotatedType(),
                        component,
                        of.getSimpleName() + "." + component.getName());
            }
        }
    }

    private void note(String what) {
        if (!unguarded.contains(what)) {
            unguarded.add(what);
        }
    }

    /** Whether it, or anything within, may not be just anything. */
    private static boolean hasBounds(Type type) {
        if (type instanceof ParameterizedType container) {
            return Stream.of(container.getActualTypeArguments())
                    .anyMatch(ValidateWholeTest::hasBounds);
        }
        return type instanceof Class<?> of
                && of.isRecord()
                && Arrays.stream(of.getRecordComponents())
                        .anyMatch(
                                component ->
                                        isBound(component)
                                                || isBound(component.getAnnotatedType())
                                                || hasBounds(component.getGenericType()));
    }

    private static boolean isBound(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                        .anyMatch(
                                each -> each.annotationType().isAnnotationPresent(Constraint.class))
                || (element instanceof AnnotatedParameterizedType container
                        && Arrays.stream(container.getAnnotatedActualTypeArguments())
                                .anyMatch(ValidateWholeTest::isBound));
    }
}
