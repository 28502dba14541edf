package org.joinedup.security;

import org.joinedup.testing.Api;
import org.joinedup.testing.WebForms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that somebody comes to by following links, and the forms on them. */
final class Site {
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern FIELD =
            Pattern.compile("(?s)<(input|select|textarea|button)\\b([^>]*)>(.*?)(?=<|$)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final int OF_A_KIND = 2;

    private final Map<String, String> pages = new TreeMap<>();
    private final Map<String, Form> forms = new TreeMap<>();
    private final Set<String> links = new TreeSet<>();

    /**
     * A form as a page has it.
     *
     * @param fields with the values that the page gives them
     */
    record Form(String action, boolean isPost, boolean hasFile, List<FormMalice.Field> fields) {}

    /**
     * @param starts where to begin
     */
    static Site seenBy(Api api, List<String> starts) {
        Site site = new Site();
        Deque<String> open = new ArrayDeque<>(starts);
        Set<String> seen = new LinkedHashSet<>(starts);
        Map<String, Integer> ofKind = new HashMap<>();
        while (!open.isEmpty()) {
            String path = open.pop();
            boolean isGiven = starts.contains(path);
            if (!isGiven && ofKind.merge(kind(path), 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            Api.Reply reply = api.get(path);
            if (reply.status() != 200 || !reply.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            site.pages.put(path, reply.body());
            site.read(path, reply.body());
            Matcher link = LINK.matcher(reply.body());
            while (link.find()) {
                String to = link.group(1).replace("&amp;", "&");
                site.links.add(to);
                if (!to.startsWith("/assets/") && seen.add(to)) {
                    open.add(to);
                }
            }
        }
        return site;
    }

    /** Pages that differ in nothing but whose they are. */
    static String kind(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("^/([so])/[0-9a-z]{26}", "/$1/*")
                .replaceAll("/[0-9]+(?=/|$|\\?)", "/#")
                .replaceAll("=[^&]*", "=");
    }

    Map<String, String> pages() {
        return pages;
    }

    /** All that its pages lead to, also what is no page. */
    Set<String> links() {
        return links;
    }

    List<Form> forms() {
        return List.copyOf(forms.values());
    }

    private void read(String path, String page) {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            Map<String, String> attributes = attributes(form.group(1));
            String action = attributes.getOrDefault("action", path).replace("&amp;", "&");
            List<FormMalice.Field> fields = fields(form.group(2));
            Set<String> names = new TreeSet<>();
            fields.forEach(field -> names.add(field.name()));
            forms.putIfAbsent(
                    kind(action) + names,
                    new Form(
                            action,
                            "post".equals(attributes.get("method")),
                            attributes.getOrDefault("enctype", "").startsWith("multipart"),
                            fields));
        }
    }

    private static List<FormMalice.Field> fields(String form) {
        List<FormMalice.Field> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            Map<String, String> attributes = attributes(field.group(2));
            String name = attributes.get("name");
            if (name == null) {
                continue;
            }
            boolean isText = field.group(1).equals("textarea");
            fields.add(
                    new FormMalice.Field(
                            WebForms.unescaped(name),
                            WebForms.unescaped(
                                    isText
                                            ? field.group(3)
                                            : attributes.getOrDefault("value", ""))));
        }
        return fields;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2));
        }
        return attributes;
    }
}
