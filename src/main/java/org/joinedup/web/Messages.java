package org.joinedup.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The service's own words in one language; the words of the instruments come with their released
 * versions.
 */
public final class Messages {
    private static final String BUNDLE = "words.messages";
    private static final String EASY = ".easy";

    private final Locale locale;
    private final ResourceBundle bundle;
    private final boolean easy;

    private Messages(Locale locale, boolean easy) {
        this.locale = locale;
        this.easy = easy;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Messages in(String language) {
        return new Messages(Locale.forLanguageTag(language), false);
    }

    /** The same language in the easier words, where there are any. */
    public Messages easy() {
        return new Messages(locale, true);
    }

    /**
     * @throws java.util.MissingResourceException for a key without words: a bug that a test finds
     */
    public String text(String key, Object... arguments) {
        String pattern =
                bundle.getString(easy && bundle.containsKey(key + EASY) ? key + EASY : key);
        return new MessageFormat(pattern, locale).format(arguments);
    }

    public Locale locale() {
        return locale;
    }

    public String language() {
        return locale.toLanguageTag();
    }

    public String direction() {
        return switch (locale.getLanguage()) {
            case "ar", "fa", "he", "ur", "ps", "ku" -> "rtl";
            default -> "ltr";
        };
    }
}
