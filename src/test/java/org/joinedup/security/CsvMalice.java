package org.joinedup.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spoils a file with a heading and lines. */
final class CsvMalice {
    private final Random random;

    CsvMalice(Random random) {
        this.random = random;
    }

    byte[] spoiled(String sound) {
        List<String> lines = new ArrayList<>(Arrays.asList(sound.split("\n", -1)));
        int which = random.nextInt(lines.size());
        switch (random.nextInt(12)) {
            case 0 -> lines.set(0, lines.getFirst() + "," + lines.getFirst());
            case 1 -> lines.set(0, lines.getFirst().replaceFirst("[^,]*,", ""));
            case 2 -> lines.set(which, lines.get(which) + "\"");
            case 3 -> lines.set(which, lines.get(which) + ",".repeat(3000));
            case 4 -> lines.addAll(Collections.nCopies(3000, lines.get(which)));
            case 5 -> lines.replaceAll(line -> line.replace(',', ';'));
            case 6 -> lines.clear();
            case 7 -> lines.remove(which);
            default -> lines.set(which, cell(lines.get(which)));
        }
        String text = String.join(random.nextInt(5) == 0 ? "\r" : "\n", lines);
        return switch (random.nextInt(12)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 1 -> (text + "\u00E9\u00FF").getBytes(StandardCharsets.ISO_8859_1);
            default -> Malice.bytes(text);
        };
    }

    private String cell(String line) {
        String[] cells = line.split(",", -1);
        String text = Malice.text(random);
        cells[random.nextInt(cells.length)] =
                random.nextBoolean() ? text : "\"" + text.replace("\"", "\"\"") + "\"";
        return String.join(",", cells);
    }
}
