package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.fieldwork.NotifyStandIn.Sent;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class PurgeTest extends SendingFixture {
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.purge.interval", "200ms");
        return settings;
    }

    private long rows(String sql, SurveyId survey) {
        return database.first("select count(*) as n from " + sql, row -> row.count("n"), survey)
                .orElseThrow();
    }

    @Test
    void from_the_day_of_the_purge_nobody_can_tell_who_was_asked_or_who_answered_what() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first + 11));
        awaitStep(survey, "sent", 0, 12);
        List<Sent> sent = List.copyOf(notify.accepted());
        for (Sent one : sent.subList(0, 5)) {
            assertThat(answer(one.token()).status()).isEqualTo(201);
        }
        JsonNode counted = progress(survey);
        JsonNode fieldwork = fieldwork(survey);
        assertThat(rows("invitation_contact where survey_id = ?", survey)).isPositive();

        database.update(
                "update survey set purge_on = ? where id = ?", SurveyFixtures.today(), survey);
        await(() -> rows("survey where id = ? and purged_at is not null", survey) == 1);

        assertThat(rows("invitation_contact where survey_id = ?", survey)).isZero();
        assertThat(rows("response where survey_id = ?", survey)).isEqualTo(5);
        assertThat(rows("response where invitation_id is not null and survey_id = ?", survey))
                .isZero();
        assertThat(
                        rows(
                                "invitation where coalesce(external_reference, cast(ended_at as"
                                        + " text)) is not null and survey_id = ?",
                                survey))
                .isZero();
        assertThat(progress(survey)).isEqualTo(counted);
        assertThat(fieldwork(survey).at("/steps/0")).isEqualTo(fieldwork.at("/steps/0"));
        assertThat(api.get("/s/" + sent.getFirst().token()).status()).isEqualTo(404);
        assertThat(told(sent.getFirst().reference(), "delivered").status()).isEqualTo(204);
        assertThat(rows("outbox where delivery is not null and survey_id = ?", survey)).isZero();
        rest();
        assertThat(notify.accepted()).as("nobody is written to any more").hasSize(12);
    }

    @Test
    void whoever_was_asked_is_not_asked_again_within_half_a_year_though_nothing_else_is_kept() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first));
        database.update(
                "update survey set purge_on = ? where id = ?", SurveyFixtures.today(), survey);
        await(() -> rows("survey where id = ? and purged_at is not null", survey) == 1);
        SurveyId next = planned(Map.of());

        assertThat(askedLately(next)).isOne();
        database.update(
                "update asked_person set asked_on = ? where survey_id = ?",
                SurveyFixtures.today().minusMonths(7),
                survey);
        await(() -> rows("asked_person where survey_id = ?", survey) == 0);
        assertThat(askedLately(next)).isZero();
    }

    private int askedLately(SurveyId survey) {
        Reply list =
                administrator.post(
                        "/api/v1/surveys/" + survey + "/lists/preview",
                        Map.of("file", new PeopleList().people(first, first).file()));
        return list.json().at("/excluded/asked-recently").asInt();
    }

    private JsonNode progress(SurveyId survey) {
        return administrator.get("/api/v1/surveys/" + survey + "/progress").json();
    }

    private JsonNode fieldwork(SurveyId survey) {
        return administrator.get("/api/v1/surveys/" + survey + "/fieldwork").json();
    }
}
