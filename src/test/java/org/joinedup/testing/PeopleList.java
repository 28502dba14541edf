package org.joinedup.testing;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of people who left services, and the plan by which they are written to. */
public final class PeopleList {
    public static final String HEADING =
            "service,transition_date,mobile,email,name,address_1,postcode,external_reference,"
                    + "age_band,sex,route,language,format_needs,destination_service";

    public static final String TEMPLATE = "11111111-2222-4333-8444-555555555555";

    private final List<String> lines = new ArrayList<>(List.of(HEADING));

    /** A line of somebody who can be reached in every way, with some cells different. */
    public PeopleList with(int number, Map<String, String> different) {
        Map<String, String> cells = new HashMap<>();
        cells.put("service", "S1");
        cells.put("transition_date", SurveyFixtures.today().minusDays(10).toString());
        cells.put("mobile", "07700 9%05d".formatted(number));
        cells.put("email", "person%d@example.org".formatted(number));
        cells.put("name", "Person " + word(number));
        cells.put("address_1", number + " High Street");
        cells.put("postcode", "NR1 1AA");
        cells.put("external_reference", "REF-" + number);
        cells.put("age_band", number % 2 == 0 ? "65-74" : "75-84");
        cells.put("sex", number % 3 == 0 ? "male" : "female");
        cells.put("route", "unplanned");
        cells.putAll(different);
        lines.add(
                String.join(
                        ",",
                        List.of(HEADING.split(",")).stream()
                                .map(column -> cells.getOrDefault(column, ""))
                                .toList()));
        return this;
    }

    /** Lines of people with these numbers, both included. */
    public PeopleList people(int from, int to) {
        for (int number = from; number <= to; number++) {
            with(number, Map.of());
        }
        return this;
    }

    public PeopleList line(String line) {
        lines.add(line);
        return this;
    }

    /** Of the last line, with the heading. */
    public int number() {
        return lines.size();
    }

    public String file() {
        return String.join("\n", lines) + "\n";
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    /** Text messages from the second day on, at any time of any day, with some fields different. */
    public static Map<String, Object> plan(Map<String, Object> different) {
        Map<String, Object> plan = new HashMap<>();
        plan.put(
                "steps",
                List.of(
                        step("sms", 7, false),
                        step("sms", 10, true),
                        step("email", 14, true),
                        step("letter", 17, true)));
        plan.put("sendFrom", "00:00");
        plan.put("sendTo", "23:59");
        plan.put("workingDaysOnly", false);
        plan.put("mostAnHour", 100_000);
        plan.put("purgeOn", SurveyFixtures.today().plusDays(300).toString());
        plan.putAll(different);
        return plan;
    }

    public static Map<String, Object> step(String channel, int day, boolean reminder) {
        Map<String, Object> step = new HashMap<>();
        step.put("channel", channel);
        step.put("day", day);
        step.put("reminder", reminder);
        if (!channel.equals("letter")) {
            step.put("templates", Map.of("en", TEMPLATE));
        }
        return step;
    }

    /** Sends the list and what its preview has told. */
    public Reply take(Api caller, SurveyId survey) {
        String path = "/api/v1/surveys/" + survey + "/lists";
        Reply preview = caller.post(path + "/preview", Map.of("file", file()));
        if (preview.status() != 200) {
            throw new IllegalStateException(preview.status() + " " + preview.body());
        }
        return caller.post(
                path, Map.of("file", file(), "accept", preview.json().get("accept").asText()));
    }
}
