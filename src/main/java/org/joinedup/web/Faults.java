package org.joinedup.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.exceptions.TransactionSystemException;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import org.joinedup.kernel.TryAgain;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ValidateWhole.TooMany;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Finds in an exception of the framework which field is at fault, and says why without its own
 * class names.
 */
final class Faults {
    private Faults() {}

    static Optional<Problem> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<Problem> problem = direct(cause);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> direct(Throwable cause) {
        return switch (cause) {
            case ConstraintViolationException e ->
                    Optional.of(Problem.of(ProblemType.INVALID_FIELDS, null, violations(e)));
            case JsonMappingException e when root(e) instanceof TooMany many ->
                    Optional.of(
                            Problem.of(
                                    ProblemType.INVALID_FIELDS,
                                    null,
                                    List.of(
                                            new FieldError(
                                                    e.getPath().isEmpty()
                                                            ? many.field()
                                                            : path(e) + "." + many.field(),
                                                    many.getMessage()))));
            case JsonMappingException e when !e.getPath().isEmpty() ->
                    Optional.of(
                            Problem.of(
                                    ProblemType.INVALID_FIELDS,
                                    null,
                                    List.of(new FieldError(path(e), reason(e)))));
            case JsonProcessingException e ->
                    Optional.of(Problem.of(ProblemType.MALFORMED_BODY, where(e), List.of()));
            case ConversionErrorException e
                    when !(e.getCause() instanceof JsonProcessingException) ->
                    Optional.of(parameter(e.getArgument().getName(), "cannot be read"));
            case UnsatisfiedArgumentException e ->
                    Optional.of(parameter(e.getArgument().getName(), "is required"));
            case TryAgain e -> unavailable();
            // The line to the database broke before the first statement, or with the last: whether
            // it was done nobody knows, and who does it again gets the same answer.
            case ConnectionException e -> unavailable();
            case TransactionSystemException e when root(e) instanceof IOException -> unavailable();
            // The node stops, and nothing of it was begun.
            case RejectedExecutionException e -> unavailable();
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> unavailable() {
        return Optional.of(Problem.of(ProblemType.UNAVAILABLE, null, List.of()));
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Problem parameter(String name, String reason) {
        return Problem.of(
                ProblemType.INVALID_PARAMETER, null, List.of(new FieldError(name, reason)));
    }

    private static List<FieldError> violations(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(v -> new FieldError(fieldPath(v), v.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .limit(100)
                .toList();
    }

    /** The path without the names of the method and of its argument. */
    private static String fieldPath(ConstraintViolation<?> violation) {
        List<Path.Node> nodes =
                StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
        List<Path.Node> inner =
                nodes.size() > 2
                        ? nodes.subList(2, nodes.size())
                        : nodes.subList(nodes.size() - 1, nodes.size());
        StringBuilder path = new StringBuilder();
        for (Path.Node node : inner) {
            if (node.getIndex() != null) {
                path.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return path.toString();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        r ->
                                r.getFieldName() == null
                                        ? "[" + r.getIndex() + "]"
                                        : "." + r.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String reason(JsonMappingException e) {
        Throwable root = root(e);
        if (root instanceof IllegalArgumentException && !(root instanceof JsonMappingException)) {
            return root.getMessage();
        }
        return e instanceof UnrecognizedPropertyException
                ? "is not a field of this request"
                : "is not of the right type";
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "not valid JSON"
                : "not valid JSON at line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
