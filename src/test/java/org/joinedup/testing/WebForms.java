package org.joinedup.testing;

import org.joinedup.testing.Api.Reply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends forms as a browser without scripts does. */
public final class WebForms {
    private static final String BOUNDARY = "----the-end-of-a-part";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\"(?: value=\"([^\"]*)\")?");

    private WebForms() {}

    public static Reply send(Api caller, String path, Map<String, String> fields) {
        return caller.write(
                "POST",
                path,
                "application/x-www-form-urlencoded",
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A form with a file, which may be empty where none was chosen. */
    public static Reply upload(Api caller, String path, String file, Map<String, String> fields) {
        return multipart(
                caller,
                path,
                part("upload\"; filename=\"people.csv", "\r\nContent-Type: text/csv", file),
                fields);
    }

    /** A form whose file is in one of its fields. */
    public static Reply multipart(Api caller, String path, Map<String, String> fields) {
        return multipart(caller, path, "", fields);
    }

    private static Reply multipart(
            Api caller, String path, String file, Map<String, String> fields) {
        // A browser sends the ends of lines of a field as these two.
        String body =
                fields.entrySet().stream()
                                .map(
                                        field ->
                                                part(
                                                        field.getKey(),
                                                        "",
                                                        field.getValue()
                                                                .replaceAll("\r?\n", "\r\n")))
                                .collect(Collectors.joining())
                        + file
                        + "--"
                        + BOUNDARY
                        + "--\r\n";
        return caller.write("POST", path, "multipart/form-data; boundary=" + BOUNDARY, body);
    }

    private static String part(String name, String type, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, type, content);
    }

    /** The hidden fields of a page, which its form sends along. */
    public static Map<String, String> hidden(String page) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            fields.put(field.group(1), unescaped(field.group(2) == null ? "" : field.group(2)));
        }
        return fields;
    }

    /** As a browser reads what a page says. */
    public static String unescaped(String text) {
        return text.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
