package org.joinedup.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils a JSON text: its values, its shape, or its letters. */
final class JsonMalice {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Stands for what no tree holds, and is put in at the end. */
    private static final String RAW = "@@raw@@";

    private static final List<String> FIELDS_OF_OTHERS =
            List.of(
                    "role",
                    "id",
                    "owner",
                    "ownerId",
                    "state",
                    "organisation",
                    "class",
                    "__proto__",
                    "constructor",
                    "isAdministrator",
                    "extra",
                    "");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1.5",
                    "1e9",
                    "2147483648",
                    "9223372036854775808",
                    "1e999999999",
                    "-1e-999999999",
                    "1" + "0".repeat(900),
                    "0." + "0".repeat(500) + "1");

    private final Random random;

    JsonMalice(Random random) {
        this.random = random;
    }

    byte[] spoiled(String sound) {
        int chance = random.nextInt(20);
        if (chance == 0 || sound.isEmpty()) {
            return letters(sound.isEmpty() ? "{}" : sound);
        }
        if (chance == 1) {
            return sound.getBytes(StandardCharsets.UTF_8);
        }
        try {
            JsonNode tree = JSON.readTree(sound);
            String raw = "";
            int times = 1 + random.nextInt(2);
            for (int i = 0; i < times; i++) {
                raw = spoil(tree);
            }
            return JSON.writeValueAsString(tree)
                    .replace("\"" + RAW + "\"", raw.isEmpty() ? "null" : raw)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(sound, e);
        }
    }

    /** Changes one place; what it returns is to be put there. */
    private String spoil(JsonNode tree) {
        List<ContainerNode<?>> places = new ArrayList<>();
        gather(tree, places);
        if (places.isEmpty()) {
            return "";
        }
        ContainerNode<?> place = places.get(random.nextInt(places.size()));
        if (place instanceof ObjectNode object) {
            return spoil(object);
        }
        ArrayNode array = (ArrayNode) place;
        if (array.isEmpty() || random.nextInt(4) == 0) {
            return fill(array);
        }
        array.set(random.nextInt(array.size()), NODES.textNode(RAW));
        return value();
    }

    private String spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        int how = random.nextInt(10);
        if (how == 0 || names.isEmpty()) {
            object.put(FIELDS_OF_OTHERS.get(random.nextInt(FIELDS_OF_OTHERS.size())), RAW);
            return value();
        }
        String name = names.get(random.nextInt(names.size()));
        switch (how) {
            case 1 -> object.remove(name);
            case 2 -> object.putNull(name);
            default -> object.put(name, RAW);
        }
        return value();
    }

    private String fill(ArrayNode array) {
        if (random.nextBoolean()) {
            array.removeAll();
            return "";
        }
        JsonNode first = array.isEmpty() ? NODES.textNode("x") : array.get(0);
        int many = random.nextInt(8) == 0 ? 12_000 : 40;
        for (int i = 0; i < many; i++) {
            array.add(first);
        }
        return "";
    }

    private static void gather(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> gather(child, places));
        }
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1 -> random.nextBoolean() ? "true" : "null";
            case 2 -> "[]";
            case 3 -> "{}";
            case 4 -> "[[\"x\"],{\"a\":1}]";
            case 5 -> nested(random.nextInt(3) == 0 ? 3000 : 300);
            default -> quoted(Malice.text(random));
        };
    }

    private String nested(int depth) {
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private byte[] letters(String sound) {
        int middle = random.nextInt(sound.length() + 1);
        String text =
                switch (random.nextInt(12)) {
                    case 0 -> sound.substring(0, middle);
                    case 1 -> sound + "}";
                    case 2 -> sound.replaceFirst("\\{(\"[^\"]*\":)", "{$11,$1");
                    case 3 -> sound.replace('"', '\'');
                    case 4 -> "\uFEFF" + sound;
                    case 5 -> sound.substring(0, middle) + "\u0000" + sound.substring(middle);
                    case 6 -> nested(20_000);
                    case 7 -> sound.replaceAll(":\"[^\"]*\"", ":NaN");
                    case 8 -> "[" + sound + "]";
                    case 9 -> quoted(sound);
                    case 10 -> "/* */" + sound;
                    default -> "";
                };
        return switch (random.nextInt(8)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 ->
                    (text.substring(0, text.length() / 2) + "\u00FF\u00FE")
                            .getBytes(StandardCharsets.ISO_8859_1);
            default -> Malice.bytes(text);
        };
    }
}
