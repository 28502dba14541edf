package org.joinedup.fieldwork;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

@Singleton
class StoredPlans {
    private final Database database;
    private final JsonMapper json;
    private final BankHolidays holidays;
    private final Clock clock;

    StoredPlans(Database database, JsonMapper json, BankHolidays holidays, Clock clock) {
        this.database = database;
        this.json = json;
        this.holidays = holidays;
        this.clock = clock;
    }

    Optional<Plan> find(SurveyId survey) {
        return database.first(
                """
                select steps, send_from, send_to, working_days_only,
                    cast(most_an_hour as bigint) as most_an_hour
                from fieldwork_plan where survey_id = ?
                """,
                row ->
                        new Plan(
                                steps(row.text("steps")),
                                new SendingHours(
                                        LocalTime.parse(row.text("send_from")),
                                        LocalTime.parse(row.text("send_to")),
                                        row.flag("working_days_only"),
                                        clock.getZone(),
                                        holidays),
                                (int) row.count("most_an_hour")),
                survey);
    }

    /**
     * Held until the transaction ends, so that of many nodes one takes what is due in a survey.
     *
     * @return false while another does
     */
    boolean hold(SurveyId survey) {
        return database.first(
                        "select 1 from fieldwork_plan where survey_id = ? for update skip locked",
                        row -> true,
                        survey)
                .isPresent();
    }

    void put(SurveyId survey, NewPlan plan) {
        database.update(
                """
                insert into fieldwork_plan (survey_id, steps, send_from, send_to, working_days_only, most_an_hour)
                values (?, ?, ?, ?, ?, ?)
                on conflict (survey_id) do update set steps = excluded.steps, send_from = excluded.send_from,
                    send_to = excluded.send_to, working_days_only = excluded.working_days_only,
                    most_an_hour = excluded.most_an_hour
                """,
                survey,
                written(plan.steps()),
                plan.sendFrom(),
                plan.sendTo(),
                plan.workingDaysOnly(),
                plan.mostAnHour());
    }

    boolean hasLists(SurveyId survey) {
        return database.first(
                        "select 1 from fieldwork_list where survey_id = ? limit 1",
                        row -> true,
                        survey)
                .isPresent();
    }

    private List<Step> steps(String text) {
        try {
            return json.readValue(text, Argument.listOf(Step.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(List<Step> steps) {
        try {
            return json.writeValueAsString(steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
