package org.joinedup.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils the fields of a form. */
final class FormMalice {
    static final String BOUNDARY = "----the-end-of-a-part";

    private FormMalice() {}

    /** One field as it is sent. */
    record Field(String name, String value) {}

    /** A form that is written already. */
    static byte[] spoiled(String sound, Random random) {
        List<Field> fields = new ArrayList<>();
        for (String each : sound.split("&", -1)) {
            String[] parts = each.split("=", 2);
            fields.add(new Field(parts[0], parts.length > 1 ? parts[1] : ""));
        }
        return written(spoiled(fields, random), random);
    }

    static List<Field> spoiled(List<Field> sound, Random random) {
        List<Field> fields = new ArrayList<>(sound);
        int times = random.nextInt(4);
        for (int i = 0; i < times; i++) {
            int which = fields.isEmpty() ? -1 : random.nextInt(fields.size());
            switch (which < 0 ? 0 : random.nextInt(9)) {
                case 0 -> fields.add(new Field(other(random), Malice.text(random)));
                case 1 -> fields.remove(which);
                case 2 -> fields.add(fields.get(which));
                case 3 -> fields.add(new Field(fields.get(which).name(), Malice.text(random)));
                case 4 -> {
                    for (int many = 0; many < 1500; many++) {
                        fields.add(new Field(fields.get(which).name() + many % 2, "x"));
                    }
                }
                default ->
                        fields.set(which, new Field(fields.get(which).name(), Malice.text(random)));
            }
        }
        return fields;
    }

    private static String other(Random random) {
        return List.of("role", "id", "organisation", "state", "open", "x[0].y", "then", "page", "")
                .get(random.nextInt(9));
    }

    static byte[] written(List<Field> fields, Random random) {
        List<String> pairs = new ArrayList<>();
        fields.forEach(
                field ->
                        pairs.add(
                                Malice.percent(field.name())
                                        + "="
                                        + Malice.percent(field.value())));
        String text = String.join("&", pairs);
        if (random.nextInt(25) == 0) {
            text =
                    List.of("%", "a=%zz", "=", "&&&", "\u0000", "a", "%00=%00")
                            .get(random.nextInt(7));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] multipart(List<Field> fields, Random random) {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            boolean isFile = field.name().equals("upload");
            text.append("--")
                    .append(BOUNDARY)
                    .append("\r\nContent-Disposition: form-data; name=\"");
            text.append(field.name()).append('"');
            if (isFile) {
                text.append("; filename=\"").append(fileName(random)).append("\"\r\n");
                text.append("Content-Type: text/csv");
            }
            text.append("\r\n\r\n").append(field.value()).append("\r\n");
        }
        if (random.nextInt(15) > 0) {
            text.append("--").append(BOUNDARY).append("--\r\n");
        }
        return Malice.bytes(text.toString());
    }

    private static String fileName(Random random) {
        return random.nextBoolean() ? "people.csv" : Malice.shortText(random);
    }
}
