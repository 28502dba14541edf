package org.joinedup.fieldwork;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which heading of a file is likely to be which column here, by the words that systems use. */
final class GuessColumns {
    /** Without spaces, hyphens and capitals; the likeliest first. */
    private static final Map<String, List<String>> WORDS =
            Map.ofEntries(
                    Map.entry(
                            ListColumns.SERVICE,
                            List.of("servicecode", "ward", "wardcode", "team", "site", "clinic")),
                    Map.entry(
                            ListColumns.DESTINATION,
                            List.of(
                                    "destination",
                                    "dischargedto",
                                    "destinationcode",
                                    "nextservice")),
                    Map.entry(
                            ListColumns.TRANSITION,
                            List.of(
                                    "dischargedate",
                                    "dateofdischarge",
                                    "discharged",
                                    "lefton",
                                    "dateleft",
                                    "dateoftransition")),
                    Map.entry(ListColumns.LANGUAGE, List.of("preferredlanguage", "lang")),
                    Map.entry(
                            ListColumns.NEEDS,
                            List.of("formats", "accessibleformat", "accessibleinformation")),
                    Map.entry(
                            ListColumns.MOBILE,
                            List.of(
                                    "mobilephone",
                                    "mobilenumber",
                                    "mobileno",
                                    "cell",
                                    "phone",
                                    "telephone")),
                    Map.entry(ListColumns.EMAIL, List.of("emailaddress", "mail")),
                    Map.entry(ListColumns.NAME, List.of("fullname", "patientname", "patient")),
                    Map.entry(
                            ListColumns.ADDRESS.get(0),
                            List.of("addressline1", "address", "street")),
                    Map.entry(ListColumns.ADDRESS.get(1), List.of("addressline2")),
                    Map.entry(ListColumns.ADDRESS.get(2), List.of("addressline3", "town", "city")),
                    Map.entry(ListColumns.ADDRESS.get(3), List.of("addressline4", "county")),
                    Map.entry(ListColumns.ADDRESS.get(4), List.of("addressline5")),
                    Map.entry(ListColumns.POSTCODE, List.of("postalcode", "zip")),
                    Map.entry(
                            ListColumns.REFERENCE,
                            List.of(
                                    "reference",
                                    "patientid",
                                    "hospitalnumber",
                                    "nhsnumber",
                                    "id",
                                    "ref")),
                    Map.entry(ListColumns.AGE_BAND, List.of("agegroup")),
                    Map.entry(ListColumns.SEX, List.of("gender")),
                    Map.entry(ListColumns.ROUTE, List.of("admissiontype", "admission")));

    private GuessColumns() {}

    /** Those without a likely one have an empty heading; none is taken twice. */
    static Map<String, String> among(List<String> headings) {
        Map<String, String> plain = new HashMap<>();
        headings.stream()
                .filter(heading -> !heading.isEmpty() && isOnce(heading, headings))
                .forEach(heading -> plain.putIfAbsent(plain(heading), heading));
        Map<String, String> guessed = new HashMap<>();
        // What has its very name goes before what is only likely.
        ListColumns.ALL.forEach(name -> guessed.put(name, taken(plain, plain(name))));
        ListColumns.ALL.stream()
                .filter(name -> guessed.get(name).isEmpty())
                .forEach(
                        name ->
                                guessed.put(
                                        name,
                                        WORDS.get(name).stream()
                                                .filter(plain::containsKey)
                                                .findFirst()
                                                .map(word -> taken(plain, word))
                                                .orElse("")));
        return guessed;
    }

    static boolean isOnce(String heading, List<String> headings) {
        return headings.indexOf(heading) == headings.lastIndexOf(heading);
    }

    private static String taken(Map<String, String> plain, String word) {
        String heading = plain.remove(word);
        return heading == null ? "" : heading;
    }

    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
