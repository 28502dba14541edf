package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.SurveyViews.Choice;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.fieldwork.SurveyViews.Line;
import org.joinedup.fieldwork.SurveyViews.StepRow;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.Coded;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fills the form of a plan, and reads it. */
@Singleton
class PlanForm {
    private static final int FEWEST_ROWS = 5;
    private static final int MOST_ROWS = 10;

    /** How long contact details are kept after the last day on which anyone may answer. */
    private static final int USUALLY_KEPT_FOR_DAYS = 30;

    private final StoredPlans plans;
    private final Instruments instruments;

    PlanForm(StoredPlans plans, Instruments instruments) {
        this.plans = plans;
        this.instruments = instruments;
    }

    /**
     * A plan with the row of each of its steps.
     *
     * @param rows counted from 0
     */
    record Read(NewPlan plan, List<Integer> rows) {}

    FormFields of(Survey survey, Optional<NewPlan> plan) {
        Map<String, Object> fields = new HashMap<>();
        if (plan.isEmpty()) {
            put(fields, 0, new Step(Channel.SMS, 7, false, Map.of()));
            put(fields, 1, new Step(Channel.SMS, 10, true, Map.of()));
            put(fields, 2, new Step(Channel.LETTER, 17, true, null));
        }
        plan.map(NewPlan::steps)
                .ifPresent(
                        steps ->
                                IntStream.range(0, steps.size())
                                        .forEach(row -> put(fields, row, steps.get(row))));
        fields.put("sendFrom", plan.map(NewPlan::sendFrom).orElse("09:00"));
        fields.put("sendTo", plan.map(NewPlan::sendTo).orElse("19:00"));
        if (plan.map(NewPlan::workingDaysOnly).orElse(true)) {
            fields.put("workingDaysOnly", "yes");
        }
        fields.put("mostAnHour", plan.map(NewPlan::mostAnHour).orElse(1_000).toString());
        fields.put(
                "purgeOn",
                plan.map(NewPlan::purgeOn)
                        .orElseGet(
                                () ->
                                        AskingWindow.lastDay(survey.periodTo())
                                                .plusDays(USUALLY_KEPT_FOR_DAYS))
                        .toString());
        return new FormFields(fields);
    }

    private static void put(Map<String, Object> fields, int row, Step step) {
        fields.put("channel-" + row, step.channel().code());
        fields.put("day-" + row, step.day().toString());
        if (step.reminder()) {
            fields.put("reminder-" + row, "yes");
        }
        if (step.templates() != null) {
            step.templates().forEach((language, id) -> fields.put(template(row, language), id));
        }
    }

    private static String template(int row, String language) {
        return "template-" + row + "-" + language;
    }

    /** Rows without a channel are none. */
    Read read(Survey survey, FormFields fields) {
        List<Integer> rows =
                IntStream.range(0, MOST_ROWS)
                        .filter(row -> fields.has("channel-" + row))
                        .boxed()
                        .toList();
        return new Read(
                new NewPlan(
                        rows.stream().map(row -> step(row, survey, fields)).toList(),
                        fields.text("sendFrom"),
                        fields.text("sendTo"),
                        fields.has("workingDaysOnly"),
                        fields.number("mostAnHour").orElse(null),
                        fields.date("purgeOn").orElse(null)),
                rows);
    }

    private Step step(int row, Survey survey, FormFields fields) {
        Channel channel = Coded.find(Channel.class, fields.text("channel-" + row)).orElse(null);
        Map<String, String> templates = new HashMap<>();
        languages(survey)
                .forEach(
                        language ->
                                fields.filled(template(row, language))
                                        .ifPresent(id -> templates.put(language, id)));
        return new Step(
                channel,
                fields.number("day-" + row).orElse(null),
                fields.has("reminder-" + row),
                channel == Channel.LETTER || templates.isEmpty() ? null : templates);
    }

    SurveyViews.PlanForm show(Survey survey, Line line, FormFields fields, Faults faults) {
        return new SurveyViews.PlanForm(
                line,
                languages(survey),
                rows(survey, fields),
                fields.text("sendFrom"),
                fields.text("sendTo"),
                fields.has("workingDaysOnly"),
                fields.text("mostAnHour"),
                fields.text("purgeOn"),
                plans.hasLists(survey.id()),
                faults);
    }

    private List<StepRow> rows(Survey survey, FormFields fields) {
        int last =
                IntStream.range(0, MOST_ROWS)
                        .filter(row -> fields.has("channel-" + row))
                        .max()
                        .orElse(0);
        List<StepRow> rows = new ArrayList<>();
        for (int row = 0; row < Math.clamp(last + 2, FEWEST_ROWS, MOST_ROWS); row++) {
            int number = row;
            String chosen = fields.text("channel-" + row);
            rows.add(
                    new StepRow(
                            row,
                            Stream.of(Channel.values())
                                    .map(Channel::code)
                                    .map(code -> new Choice(code, code, code.equals(chosen)))
                                    .toList(),
                            fields.text("day-" + row),
                            fields.has("reminder-" + row),
                            languages(survey).stream()
                                    .map(language -> fields.text(template(number, language)))
                                    .toList()));
        }
        return rows;
    }

    /** The survey's own first: a template in it stands for those in others. */
    private List<String> languages(Survey survey) {
        return Stream.concat(
                        Stream.of(survey.language()),
                        Messages.LANGUAGES.stream()
                                .filter(language -> survey.isReleasedIn(language, instruments)))
                .distinct()
                .toList();
    }
}
