package org.joinedup.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what no answer may be, and what no refused request may do. */
final class Judge {
    /** Names of classes, queries and the like, which tell somebody who attacks where to go on. */
    static final Pattern INSIDE =
            Pattern.compile(
                    "org\\.joinedup\\.|io\\.micronaut|\\bjavax?\\.[a-z]+\\.|com\\.fasterxml"
                            + "|org\\.postgresql|PSQL|SQLSTATE|[a-z]Exception\\b|\\tat\\s"
                            + "|\\brelation\\s\"|(?i:insert\\sinto|select\\s.\\sfrom)"
                            + "|duplicate\\skey");

    private static final Pattern BROKEN_ADDRESS = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private static final int LONGEST_ADDRESS = 4000;

    private final StoredRows stored;
    private final Map<String, String> finds = new LinkedHashMap<>();
    private String mark = "";
    private Map<String, String> rows = Map.of();

    Judge(StoredRows stored) {
        this.stored = stored;
    }

    /** One of each kind. */
    List<String> finds() {
        return new ArrayList<>(finds.values());
    }

    void before() {
        String now = stored.mark();
        if (!now.equals(mark)) {
            rows = stored.read();
            mark = stored.mark();
        }
    }

    /**
     * @param again sends the same once more
     */
    void after(int number, Attempt attempt, Wire.Answer answer, Supplier<Wire.Answer> again) {
        for (String fault : faults(attempt, answer)) {
            note(number, fault, attempt, answer);
        }
        if (answer.status() >= 400 && !stored.mark().equals(mark)) {
            Set<String> written = changed();
            before();
            // What somebody else wrote meanwhile is not written again.
            if (!written.isEmpty() && again.get().status() >= 400) {
                written.retainAll(changed());
                if (!written.isEmpty()) {
                    note(number, "wrote to " + written, attempt, answer);
                }
            }
        }
    }

    private Set<String> changed() {
        Set<String> changed = new TreeSet<>();
        stored.read()
                .forEach(
                        (table, now) -> {
                            if (!now.equals(rows.get(table))) {
                                changed.add(table);
                            }
                        });
        return changed;
    }

    private static List<String> faults(Attempt attempt, Wire.Answer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        if (status == 0) {
            faults.add("no answer");
        }
        if (status == Wire.OUT_OF_STEP) {
            faults.add("more than was said");
        }
        if (status >= 500 && status != 503) {
            faults.add("status " + status);
        }
        String type = answer.header("Content-Type");
        if (status >= 400 && isReadable(attempt)) {
            if (attempt.isApi() && !isProblem(attempt, type)) {
                faults.add("no problem but " + type);
            }
            if (!attempt.isApi() && !type.startsWith("text/html")) {
                faults.add("no page but " + type);
            }
        }
        boolean isRead = status >= 400 || type.startsWith("text/html") || type.contains("json");
        Matcher inside = INSIDE.matcher(isRead ? answer.text() : "");
        if (inside.find()) {
            faults.add("tells " + inside.group());
        }
        return faults;
    }

    /** An address that cannot be read is nobody's, and no answer to HEAD says anything. */
    private static boolean isReadable(Attempt attempt) {
        return !attempt.method().equals("HEAD")
                && attempt.target().length() < LONGEST_ADDRESS
                && !BROKEN_ADDRESS.matcher(attempt.target()).find();
    }

    /** At the address for tokens errors are as OAuth has them. */
    private static boolean isProblem(Attempt attempt, String type) {
        return type.startsWith("application/problem+json")
                || (attempt.target().startsWith("/oauth/") && type.startsWith("application/json"));
    }

    private void note(int number, String fault, Attempt attempt, Wire.Answer answer) {
        finds.putIfAbsent(
                fault + " " + attempt.about().replaceFirst("/preview/.*", ""),
                "request %d: %s%n%s%n-> %d %s"
                        .formatted(number, fault, attempt, answer.status(), start(answer)));
    }

    private static String start(Wire.Answer answer) {
        String text = answer.text();
        return text.length() > 600 ? text.substring(0, 600) : text;
    }
}
