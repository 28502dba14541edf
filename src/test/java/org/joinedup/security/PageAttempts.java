package org.joinedup.security;

import org.joinedup.security.Attempt.Reader;
import org.joinedup.testing.Api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Spoiled requests for every page, and every form on it, that each reader comes to. */
final class PageAttempts {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> WORDS =
            List.of(
                    Api.PASSWORD,
                    "on",
                    "yes",
                    "1",
                    "S1",
                    "ctm-3:1",
                    "i-statements:1",
                    "2026-01-01",
                    "en",
                    "09:00",
                    "sms");

    private final Map<Reader, Site> sites = new EnumMap<>(Reader.class);
    private final List<String> links;
    private final Callers callers;
    private final String host;

    /**
     * @param links of patients, any of which a form may be sent to
     */
    PageAttempts(
            Map<Reader, List<String>> starts, List<String> links, Callers callers, String host) {
        this.links = links;
        this.callers = callers;
        this.host = host;
        starts.forEach(
                (reader, pages) -> sites.put(reader, Site.seenBy(callers.api(reader), pages)));
    }

    /** The kinds of forms that are sent. */
    Set<String> forms() {
        Set<String> kinds = new TreeSet<>();
        sites.values()
                .forEach(site -> site.forms().forEach(form -> kinds.add(Site.kind(form.action()))));
        return kinds;
    }

    Attempt next(Random random) {
        List<Reader> readers = List.copyOf(sites.keySet());
        Reader seenBy = readers.get(random.nextInt(readers.size()));
        Reader sentBy =
                random.nextInt(5) > 0
                        ? seenBy
                        : Reader.values()[random.nextInt(Reader.values().length)];
        return random.nextInt(4) == 0
                ? page(sites.get(seenBy), sentBy, random)
                : form(sites.get(seenBy), sentBy, random);
    }

    private Attempt page(Site site, Reader reader, Random random) {
        List<String> pages = List.copyOf(site.pages().keySet());
        String page = anyLink(pages.get(random.nextInt(pages.size())), random);
        String[] parts = page.split("\\?", 2);
        String path = random.nextInt(4) == 0 ? otherPart(parts[0], random) : parts[0];
        String query = parts.length > 1 ? query(parts[1], random) : "";
        if (random.nextInt(4) == 0) {
            query += "&" + name(random) + "=" + Malice.percent(Malice.shortText(random));
        }
        return new Attempt(
                "GET " + Site.kind(parts[0]),
                reader,
                random.nextInt(30) == 0 ? "HEAD" : "GET",
                path + (query.isEmpty() ? "" : "?" + query),
                headers(reader, "", random),
                "");
    }

    private static String name(Random random) {
        return List.of(
                        "language",
                        "period",
                        "instrument",
                        "service",
                        "page",
                        "after",
                        "then",
                        "by",
                        "refused",
                        "measure",
                        "sort",
                        "region",
                        "level",
                        "metric")
                .get(random.nextInt(14));
    }

    private static String query(String sound, Random random) {
        List<String> asked = new ArrayList<>();
        for (String each : sound.split("&", -1)) {
            asked.add(
                    random.nextInt(2) == 0
                            ? each.replaceFirst("=.*", "")
                                    + "="
                                    + Malice.percent(Malice.shortText(random))
                            : each);
        }
        return String.join("&", asked);
    }

    private static String otherPart(String path, Random random) {
        String[] parts = path.split("/", -1);
        String other = Malice.percent(Malice.shortText(random));
        parts[parts.length < 2 ? 0 : 1 + random.nextInt(parts.length - 1)] =
                other.isEmpty() ? "-" : other;
        String joined = String.join("/", parts);
        return joined.startsWith("/") ? joined : "/" + joined;
    }

    private Attempt form(Site site, Reader reader, Random random) {
        List<Site.Form> forms = site.forms();
        Site.Form form = forms.get(random.nextInt(forms.size()));
        List<FormMalice.Field> fields = FormMalice.spoiled(filled(form, random), random);
        String action = anyLink(form.action(), random);
        if (random.nextInt(12) == 0) {
            action = otherPart(action, random);
        }
        if (!form.isPost()) {
            String query = Attempt.of(FormMalice.written(fields, random));
            String asked = query.length() > 3000 ? query.substring(0, 3000) : query;
            return new Attempt(
                    "GET form " + Site.kind(form.action()),
                    reader,
                    "GET",
                    action + "?" + asked.replaceAll("[^!-~]", ""),
                    headers(reader, "", random),
                    "");
        }
        boolean asFile = form.hasFile() != (random.nextInt(25) == 0);
        return new Attempt(
                "POST " + Site.kind(form.action()),
                reader,
                "POST",
                action,
                headers(
                        reader,
                        asFile ? "multipart/form-data; boundary=" + FormMalice.BOUNDARY : FORM,
                        random),
                Attempt.of(
                        asFile
                                ? FormMalice.multipart(fields, random)
                                : FormMalice.written(fields, random)));
    }

    /** What the page left open is filled in half of the time. */
    private static List<FormMalice.Field> filled(Site.Form form, Random random) {
        List<FormMalice.Field> fields = new ArrayList<>();
        for (FormMalice.Field field : form.fields()) {
            boolean isLeftOut = random.nextInt(10) == 0;
            boolean isOpen = field.value().isEmpty() && random.nextBoolean();
            if (!isLeftOut) {
                fields.add(
                        isOpen
                                ? new FormMalice.Field(
                                        field.name(), WORDS.get(random.nextInt(WORDS.size())))
                                : field);
            }
        }
        return fields;
    }

    private String anyLink(String path, Random random) {
        return path.startsWith("/s/")
                ? path.replaceFirst("^/s/[0-9a-z]{26}", links.get(random.nextInt(links.size())))
                : path;
    }

    private List<String> headers(Reader reader, String type, Random random) {
        List<String> headers = new ArrayList<>(List.of("Host: " + host, ApiAttempts.from(random)));
        headers.add("Sec-Fetch-Site: " + (random.nextInt(40) == 0 ? "cross-site" : "same-origin"));
        if (reader == Reader.MACHINE) {
            headers.add("Authorization: Bearer " + callers.token(reader));
        } else if (reader != Reader.NOBODY) {
            headers.add("Cookie: joined-up-session=" + callers.token(reader));
        } else if (random.nextInt(10) == 0) {
            headers.add(
                    "Cookie: look=" + Malice.percent(Malice.shortText(random)) + "; language=;=;x");
        }
        if (!type.isEmpty()) {
            headers.add("Content-Type: " + (random.nextInt(40) == 0 ? "text/plain" : type));
        }
        return headers;
    }
}
