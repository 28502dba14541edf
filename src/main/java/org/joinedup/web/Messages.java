package org.joinedup.web;

import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The service's own words for one page, in one language; the words of the instruments come with
 * their released versions.
 *
 * <p>A key may have words of its own for somebody who is spoken to in another way: they are found
 * under the key with the name of the {@link Variant} behind it.
 */
public final class Messages {
    /** The languages of the pages, the one that has every word first. */
    public static final List<String> LANGUAGES = List.of("en", "cy", "ar");

    /** Between these, what is put into a sentence does not turn its direction (Unicode annex 9). */
    private static final char ISOLATE = '\u2068';

    private static final char END_OF_ISOLATE = '\u2069';

    private final Wording wording;
    private final List<Variant> variants;
    private final Languages languages;

    private Messages(Wording wording, List<Variant> variants, Languages languages) {
        this.wording = wording;
        this.variants = variants;
        this.languages = languages;
    }

    /** Who is spoken to in another way than a person who answers for themselves. */
    public enum Variant {
        /** On a device that others use after them. The first whose words are taken. */
        KIOSK,
        /** Staff who look at what patients will see. */
        PREVIEW,
        /** Who answers for somebody else. */
        PROXY,
        /** Who reads the easy words. */
        EASY;

        private final String suffix = "." + name().toLowerCase(Locale.ROOT);

        public String suffix() {
            return suffix;
        }
    }

    /**
     * The languages that a page can be had in.
     *
     * @param codes all of them
     * @param changeAt address that a change is sent to; empty when the page's own address takes it
     * @param page what of the address comes back after the change
     */
    public record Languages(List<String> codes, String changeAt, String page) {
        static final Languages ONE = new Languages(List.of(), "", "");

        public Languages {
            codes = List.copyOf(codes);
        }
    }

    /** A language by the name that its speakers give it. */
    public record Language(String code, String name, String direction) {}

    /** In the language, or in English where the pages do not speak it. */
    public static Messages in(String language) {
        return new Messages(
                Wording.in(speaks(language) ? language : LANGUAGES.getFirst()),
                List.of(),
                Languages.ONE);
    }

    public static boolean speaks(String language) {
        return LANGUAGES.contains(language);
    }

    public Messages offering(Languages others) {
        return new Messages(wording, variants, others);
    }

    public Messages and(Variant spokenTo) {
        return new Messages(
                wording,
                Stream.concat(variants.stream(), Stream.of(spokenTo)).sorted().toList(),
                languages);
    }

    public boolean isTo(Variant variant) {
        return variants.contains(variant);
    }

    /**
     * @throws java.util.MissingResourceException for a key without words: a bug that a test finds
     */
    public String text(String key, Object... arguments) {
        Object[] given =
                wording.isRightToLeft()
                        ? Arrays.stream(arguments).map(Messages::isolated).toArray()
                        : arguments;
        return wording.text(worded(key), given);
    }

    private String worded(String key) {
        for (Variant variant : variants) {
            String own = key + variant.suffix();
            if (wording.has(own)) {
                return own;
            }
        }
        return key;
    }

    public String date(TemporalAccessor date) {
        return wording.date(date);
    }

    /** Those that the page can be had in, without its own. */
    public List<Language> others() {
        return languages.codes().stream()
                .filter(code -> !code.equals(language()))
                .map(Messages::named)
                .toList();
    }

    public Languages languages() {
        return languages;
    }

    public Locale locale() {
        return wording.locale();
    }

    public String language() {
        return locale().toLanguageTag();
    }

    public String direction() {
        return wording.isRightToLeft() ? "rtl" : "ltr";
    }

    public static Language named(String code) {
        Messages words = in(code);
        return new Language(code, words.text("language.name"), words.direction());
    }

    private static Object isolated(Object argument) {
        return argument instanceof String text ? ISOLATE + text + END_OF_ISOLATE : argument;
    }
}
