package org.joinedup.invitation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what a person is known again: reference, mobile, email, and name with postcode. Who has one of
 * them in common is taken for the same person, so that a family with one telephone is asked once.
 */
public final class PersonKeys {
    private static final String UK = "+44";

    private PersonKeys() {}

    /** In plain words, to be hashed. */
    static List<String> of(Contact contact, Optional<String> reference) {
        return Stream.of(
                        reference
                                .map(PersonKeys::reference)
                                .filter(text -> !text.isEmpty())
                                .map(text -> "reference " + text),
                        contact.mobile().map(number -> "mobile " + mobile(number)),
                        contact.email().map(address -> "email " + email(address)),
                        contact.name()
                                .flatMap(
                                        name ->
                                                contact.postcode()
                                                        .map(code -> "home " + home(name, code))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** As E.164 has it; of numbers without a country, of the United Kingdom. */
    public static String mobile(String typed) {
        String digits = typed.replaceAll("[\\s().-]", "");
        if (digits.startsWith("00")) {
            digits = "+" + digits.substring(2);
        } else if (digits.matches("44[0-9]{10}")) {
            digits = "+" + digits;
        } else if (digits.startsWith("0")) {
            digits = UK + digits.substring(1);
        }
        return digits.startsWith(UK + "0") ? UK + digits.substring(UK.length() + 1) : digits;
    }

    /** Each system sets and cuts it in its own way: "RX1-0042" in one is "rx1 0042" in another. */
    private static String reference(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceAll("[\\s.\\p{Pd}]", "");
    }

    private static String email(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static String home(String name, String postcode) {
        String letters =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}]", "");
        return letters + " " + postcode.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    }
}
