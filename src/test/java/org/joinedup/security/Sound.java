package org.joinedup.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values that keep to a schema, at random. */
final class Sound {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 6;

    private Sound() {}

    static String json(OpenAPI description, Schema<?> schema, Random random) {
        try {
            return JSON.writeValueAsString(of(description, schema, random));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Object of(OpenAPI description, Schema<?> schema, Random random) {
        return of(description, schema, random, 0);
    }

    private static Object of(OpenAPI description, Schema<?> schema, Random random, int depth) {
        if (schema == null || depth > DEEPEST) {
            return null;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().replaceFirst(".*/", "");
            return of(
                    description, description.getComponents().getSchemas().get(name), random, depth);
        }
        if (schema.getAllOf() != null && !schema.getAllOf().isEmpty()) {
            return of(description, schema.getAllOf().getFirst(), random, depth);
        }
        if (schema.getEnum() != null) {
            return schema.getEnum().get(random.nextInt(schema.getEnum().size()));
        }
        return switch (String.valueOf(schema.getType())) {
            case "object" -> object(description, schema, random, depth);
            case "array" -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    items.add(of(description, schema.getItems(), random, depth + 1));
                }
                yield items;
            }
            case "integer" -> random.nextInt(20);
            case "number" -> random.nextInt(1000) / 10.0;
            case "boolean" -> random.nextBoolean();
            default -> text(schema, random);
        };
    }

    private static Map<String, Object> object(
            OpenAPI description, Schema<?> schema, Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach(
                            (name, property) -> {
                                if (random.nextInt(8) > 0) {
                                    object.put(name, of(description, property, random, depth + 1));
                                }
                            });
        }
        return object;
    }

    private static String text(Schema<?> schema, Random random) {
        return switch (String.valueOf(schema.getFormat())) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" ->
                    "20%02d-%02d-%02d"
                            .formatted(
                                    random.nextInt(40),
                                    1 + random.nextInt(12),
                                    1 + random.nextInt(28));
            case "date-time" -> "2026-01-0" + (1 + random.nextInt(9)) + "T10:00:00Z";
            default ->
                    List.of("S1", "P1", "C1", "ctm-3", "en", "x", "2025-04", "A text", "name\nx\n")
                            .get(random.nextInt(9));
        };
    }
}
