package org.joinedup.dashboard;

import java.util.Locale;
import java.util.Set;

/** The words for the codes of the figures; a code that has none stands for itself. */
final class Terms {
    private static final Set<String> TOPICS =
            Set.of("self-management", "medicines", "preferences", "care-plan");
    private static final Set<String> RESPONDENTS = Set.of("self", "helped");
    private static final Set<String> MODES = Set.of("sms", "email", "letter", "paper", "app");
    private static final Set<String> SEXES = Set.of("female", "male", "other");
    private static final Set<String> ETHNIC_GROUPS =
            Set.of("asian", "black", "mixed", "white", "other");

    private Terms() {}

    static String topic(String code, Show show) {
        return known(TOPICS, "dashboard.topic.", code, show);
    }

    static String breakdown(String code, Show show) {
        return show.say("dashboard.breakdown." + code);
    }

    static String category(String breakdown, String code, Show show) {
        String key = "dashboard.category." + breakdown + ".";
        return switch (breakdown) {
            case "respondent" ->
                    code.equals("proxy")
                            ? show.say(key + "somebody")
                            : known(RESPONDENTS, key, code, show);
            case "mode" -> known(MODES, key, code, show);
            case "sex" -> known(SEXES, key, code, show);
            case "ethnic-group" -> known(ETHNIC_GROUPS, key, code, show);
            case "deprivation" -> show.say("dashboard.category.deprivation", code);
            case "language" -> show.language(code);
            case "age-band" -> code.replace("-plus", "+").replace('-', '\u2013');
            default -> code;
        };
    }

    private static String known(Set<String> codes, String key, String code, Show show) {
        return codes.contains(code) ? show.say(key + code.toLowerCase(Locale.ROOT)) : code;
    }
}
