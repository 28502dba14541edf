package org.joinedup.web;

import java.text.Format;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of the pages in one language, each taken apart once: a page has dozens of them. */
final class Wording {
    private static final String BUNDLE = "words.messages";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "ps", "ku");
    private static final Map<String, Wording> READ = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Locale latinDigits;
    private final boolean rightToLeft;
    private final ResourceBundle bundle;
    private final DateTimeFormatter dates;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    private Wording(String language) {
        locale = Locale.forLanguageTag(language);
        // Codes, links and telephone numbers have these, so all numbers of a page do.
        latinDigits = Locale.forLanguageTag(language + "-u-nu-latn");
        rightToLeft = RIGHT_TO_LEFT.contains(language);
        bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        dates = DateTimeFormatter.ofPattern("d MMMM uuuu", latinDigits);
    }

    /**
     * @param language one that the pages speak
     */
    static Wording in(String language) {
        return READ.computeIfAbsent(language, Wording::new);
    }

    Locale locale() {
        return locale;
    }

    boolean isRightToLeft() {
        return rightToLeft;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * @throws java.util.MissingResourceException for a key without words
     */
    String text(String key, Object... arguments) {
        return texts.computeIfAbsent(key, this::read).with(arguments);
    }

    String date(TemporalAccessor date) {
        return dates.format(date);
    }

    private Text read(String key) {
        MessageFormat format = new MessageFormat(bundle.getString(key), latinDigits);
        Format[] places = format.getFormatsByArgumentIndex();
        String plain = places.length == 0 ? format.format(places) : "";
        return new Text(format, places.length == 0, plain);
    }

    /**
     * @param plain what it says where nothing is put into it
     */
    private record Text(MessageFormat format, boolean isPlain, String plain) {
        /** A format is not to be used by two at once. */
        private String with(Object... arguments) {
            return isPlain ? plain : ((MessageFormat) format.clone()).format(arguments);
        }
    }
}
