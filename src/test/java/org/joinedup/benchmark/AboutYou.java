package org.joinedup.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What some people say of themselves, as far as responses have a column for it. */
final class AboutYou {
    private static final double NOT_SAID = 0.12;

    private static final Map<String, String[]> TERMS = terms();

    private final Map<String, String[]> columns = new LinkedHashMap<>();

    private AboutYou() {}

    private static Map<String, String[]> terms() {
        Map<String, String[]> terms = new LinkedHashMap<>();
        terms.put(
                "age_band",
                "0-15 16-24 25-34 35-44 45-54 55-64 65-74 75-84 75-84 85-plus".split(" "));
        terms.put("sex", "female female male male".split(" "));
        terms.put("ethnic_group", "white white white white asian black mixed other".split(" "));
        terms.put("deprivation_quintile", "1 1 2 2 3 4 5".split(" "));
        terms.put("admission", "planned unplanned unplanned".split(" "));
        return terms;
    }

    static AboutYou of(Connection connection) throws SQLException {
        AboutYou aboutYou = new AboutYou();
        try (ResultSet columns = connection.getMetaData().getColumns(null, null, "response", "%")) {
            while (columns.next()) {
                String name = columns.getString("COLUMN_NAME");
                if (TERMS.containsKey(name)) {
                    aboutYou.columns.put(name, TERMS.get(name));
                }
            }
        }
        return aboutYou;
    }

    /** To follow the other columns of a response. */
    String columns() {
        return columns.isEmpty() ? "" : ", " + String.join(", ", columns.keySet());
    }

    /** To follow the other fields of a response's line. */
    String next(SplittableRandom random) {
        StringBuilder fields = new StringBuilder();
        for (String[] terms : columns.values()) {
            boolean said = random.nextDouble() >= NOT_SAID;
            fields.append('\t').append(said ? terms[random.nextInt(terms.length)] : "\\N");
        }
        return fields.toString();
    }
}
