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

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Messages in(String language) {
        return new Messages(Locale.forLanguageTag(language));
    }

    /**
     * @throws java.util.MissingResourceException for a key without words: a bug that a test finds
     */
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
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
