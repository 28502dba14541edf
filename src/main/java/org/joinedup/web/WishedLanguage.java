package org.joinedup.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import java.util.List;
import java.util.Locale;

/** The language of a page before anybody is known: as chosen on it, else as the browser wishes. */
public final class WishedLanguage {
    public static final String PARAMETER = "language";

    private WishedLanguage() {}

    /**
     * @param offered the first where none of them is wished
     */
    public static Messages words(HttpRequest<?> request, List<String> offered) {
        String chosen = request.getParameters().get(PARAMETER);
        String language = offered.contains(chosen + "") ? chosen : wished(request, offered);
        return Messages.in(language).offering(new Messages.Languages(offered, "", ""));
    }

    private static String wished(HttpRequest<?> request, List<String> offered) {
        String header = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            String found =
                    header == null
                            ? null
                            : Locale.lookupTag(Locale.LanguageRange.parse(header), offered);
            return found == null ? offered.getFirst() : found;
        } catch (IllegalArgumentException e) {
            return offered.getFirst();
        }
    }
}
