package org.joinedup.leaks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Remembers what must never be written down, and finds it in what was. */
final class LeakSearch {
    private static final int SHORTEST = 5;

    private final Map<String, String> secrets = new LinkedHashMap<>();

    /**
     * @param what says in a finding which secret it is
     * @return the value
     */
    String keep(String what, String value) {
        if (value == null || value.length() < SHORTEST) {
            throw new IllegalArgumentException(what + " is too short to be told from other text");
        }
        secrets.put(what, value);
        return value;
    }

    int size() {
        return secrets.size();
    }

    Map<String, String> secrets() {
        return secrets;
    }

    /** Which secrets are in the text, with the line of the first. */
    List<String> in(String where, String text) {
        String searched = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        secrets.forEach(
                (what, value) ->
                        forms(value).stream()
                                .map(form -> searched.indexOf(form.toLowerCase(Locale.ROOT)))
                                .filter(at -> at >= 0)
                                .findFirst()
                                .ifPresent(
                                        at ->
                                                found.add(
                                                        what
                                                                + " in "
                                                                + where
                                                                + ": "
                                                                + line(text, at))));
        return found;
    }

    /** As it is, as an address has it, and as a header for a password has it. */
    private static Set<String> forms(String value) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        forms.add(value.replace(" ", ""));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.add(
                Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        return forms;
    }

    private static String line(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf('\n', at);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return line.substring(0, Math.min(400, line.length()));
    }
}
